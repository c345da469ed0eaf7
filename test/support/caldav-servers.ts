/** Real CalDAV servers, from Debian's packages `radicale` and `xandikos`, each in a process of its own on loopback. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

export type CalDavServer = {
  url: string;
  /** The value for WEBHOOK_ALLOW_HOSTS. */
  host: string;
  username: string;
  password: string;
  /** The path of the collections. */
  home: string;
  makeCalendar: (path: string, name: string) => Promise<unknown>;
  put: (path: string, text: string) => Promise<{ status: number }>;
  send: (
    method: string,
    path: string,
    body?: string,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: string; etag: string }>;
  stop: () => Promise<void>;
};

export type Program = 'radicale' | 'xandikos';

export const programs: Program[] = ['radicale', 'xandikos'];

export const hasProgram = (program: Program): boolean => spawnSync('which', [program]).status === 0;

const username = 'host';
const password = 'correct horse';

const argumentsOf: Record<Program, (port: number, folder: string) => string[]> = {
  radicale: (port, folder) => {
    const users = join(folder, 'users');
    writeFileSync(users, `${username}:${password}\n`);
    const auth = ['--auth-type', 'htpasswd', '--auth-htpasswd-filename', users, '--auth-htpasswd-encryption', 'plain', '--auth-delay', '0'];
    return ['--config', '', '--server-hosts', `127.0.0.1:${port}`, '--storage-filesystem-folder', join(folder, 'data'), ...auth];
  },
  // Has no authentication of its own.
  xandikos: (port, folder) => [
    '--listen-address',
    '127.0.0.1',
    '--port',
    String(port),
    '--directory',
    join(folder, 'data'),
    '--current-user-principal',
    `/${username}/`,
    '--autocreate',
  ],
};

const homes: Record<Program, string> = { radicale: `/${username}/`, xandikos: `/${username}/calendars/` };

const xml = { 'content-type': 'application/xml' };

const toCalendar = (name: string): string => `<?xml version="1.0"?>
<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>
<d:displayname>${name.replaceAll('&', '&amp;')}</d:displayname></d:prop></d:set></c:mkcalendar>`;

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export async function startCalDavServer(program: Program): Promise<CalDavServer> {
  const folder = mkdtempSync(join(tmpdir(), `caledee-${program}-`));
  const port = await findFreePort();
  const child = spawn(program, argumentsOf[program](port, folder), { stdio: 'ignore' });
  const host = `127.0.0.1:${port}`;
  const send: CalDavServer['send'] = async (method, path, body, headers = {}) => {
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const response = await fetch(`http://${host}${path}`, {
      method,
      headers: { authorization, ...headers },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, body: await response.text(), etag: response.headers.get('etag') ?? '' };
  };
  await until(`${program} answers`, async () => (await send('OPTIONS', '/')).status < 500);
  const home = homes[program];
  const makeCalendar: CalDavServer['makeCalendar'] = (path, name) => send('MKCALENDAR', `${home}${path}/`, toCalendar(name), xml);
  const put: CalDavServer['put'] = (path, text) => send('PUT', path, text, { 'content-type': 'text/calendar' });
  return { url: `http://${host}/`, host, username, password, home, makeCalendar, put, send, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
