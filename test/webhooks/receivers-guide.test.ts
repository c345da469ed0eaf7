/** The receivers in the documentation, run as documented on another port. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHost } from '../support/hosts.ts';
import { insertEndpoint, listDeliveries, tell, testSecrets } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: TestServer;
let port: number;
let host: string;
let folder: string;
beforeAll(async () => {
  port = await findFreePort();
  host = `localhost:${port}`;
  folder = await mkdtemp(join(tmpdir(), 'caledee-receivers-'));
  server = await startTestServer({ worker: true, webhookAllowHosts: [host] });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function findFreePort(): Promise<number> {
  const socket = createServer().listen(0, 'localhost');
  await once(socket, 'listening');
  const { port: free } = socket.address() as AddressInfo;
  await once(socket.close(), 'close');
  return free;
}

async function writeReceiver(language: string): Promise<string> {
  const guide = await readFile('docs/webhooks.md', 'utf8');
  const program = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?4000[\\s\\S]*?)\`\`\``).exec(guide)?.[1] as string;
  const file = join(folder, language === 'js' ? 'receiver.mjs' : 'receiver.py');
  await writeFile(file, program.replaceAll('4000', String(port)));
  return file;
}

const programs: [string, () => Promise<string>][] = [
  ['node', () => writeReceiver('js')],
  ['python3', () => writeReceiver('python')],
  ['node', async () => 'scripts/receiver.ts'],
];
const isHere = ([program]: [string, unknown]) => spawnSync(program, ['--version']).status === 0;
const absent = programs.filter((one) => !isHere(one));
if (absent.length > 0) it.skip.each(absent)('%s is not on this machine', () => {});

it.each(programs.filter(isHere))('%s: it believes what is signed with its secret, and nothing else', async (program, write) => {
  const { slug } = await createHost(server);
  const ours = await insertEndpoint(server.pool, slug, { url: `http://${host}/` });
  const theirs = await insertEndpoint(server.pool, slug, { url: `http://${host}/` });
  await server.pool.query(`update webhooks set previous_secret = $1, previous_until = now() + interval '1 day' where id = $2`, [
    testSecrets.encrypt(testSecrets.create()),
    ours.id,
  ]);
  const child: ChildProcess = spawn(program, [await write()], { env: { PATH: process.env.PATH, SECRET: ours.secret, PORT: String(port) } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  try {
    await until('it listens', () => fetch(`http://${host}/`, { method: 'POST', body: '{}' }).then(({ status }) => status === 401));
    await tell(server, ours.id);
    await tell(server, theirs.id);
    const statusOf = async (id: string) => (await listDeliveries(server.pool, id))[0]?.log[0]?.status;
    await until('both have been attempted', async () => (await statusOf(ours.id)) && (await statusOf(theirs.id)));
    expect([await statusOf(ours.id), await statusOf(theirs.id)]).toEqual([204, 401]);
    await until('it tells of it', () => output.includes('booking_created'));
  } finally {
    const exited = once(child, 'exit');
    child.kill();
    await exited;
    await server.pool.query('delete from webhooks');
  }
});
