/** The examples in deploy/ work as far as Debian has programs that run or check them; no image is built, as that needs a registry. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { leaveOut } from '../support/debian.ts';
import { findProgram } from '../support/find-program.ts';
import { findFreePort } from '../support/free-port.ts';
import { runProgram, spawnServer, spawnServerBy } from '../support/process.ts';
import { until } from '../support/until.ts';

const [nginx, systemdAnalyze, compose] = ['nginx', 'systemd-analyze', 'docker-compose'].map(findProgram);
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'caledee-deploy-'));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const read = (name: string) => readFile(join('deploy', name), 'utf8');

/** The lines of the last stage by instruction. */
async function readImage() {
  const [, last = ''] = (await read('Dockerfile')).split(/^FROM .*nonroot$/m);
  const lines = last.replaceAll('\\\n', ' ').split('\n');
  const of = (instruction: string) =>
    lines.flatMap((line) => (line.startsWith(`${instruction} `) ? [line.slice(instruction.length + 1)] : []));
  const copied = of('COPY').filter((line) => !line.startsWith('--from'));
  const env = Object.fromEntries(of('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=') as [string, string])));
  const command = [...of('ENTRYPOINT'), ...of('CMD')].flatMap((line) => JSON.parse(line) as string[]);
  const check = JSON.parse(of('HEALTHCHECK')[0]?.split(' CMD ')[1] ?? '[]') as string[];
  return { copied: copied.map((line) => line.split(' ') as [string, string]), env, command, check };
}

it('the image has all files that the server needs, and its health check tells whether it runs', async () => {
  const { copied, env, command, check } = await readImage();
  const app = join(folder, 'app');
  await mkdir(app);
  for (const [from, to] of copied) await cp(from, join(app, to.endsWith('/') ? join(to, from) : to), { recursive: true });
  await symlink(join(process.cwd(), 'node_modules'), join(app, 'node_modules'));
  const [databaseUrl, secretKey] = [join(folder, 'database-url'), join(folder, 'secret-key')];
  await writeFile(databaseUrl, `${database.url}\n`);
  await writeFile(secretKey, 'only for tests, the same for all of their servers\n');
  const port = String(await findFreePort());
  const given = { ...env, DATABASE_URL_FILE: databaseUrl, SECRET_KEY_FILE: secretKey, SECRET_KEY: '', HOST: '127.0.0.1', PORT: port };
  expect(command[0]).toBe('node');
  const server = await spawnServerBy([process.execPath, ...command.slice(1).map((word) => word.replace(/^src/, join(app, 'src')))], given);
  const checkHealth = async () => (await runProgram([process.execPath, ...check.slice(1)], { env: { PORT: port } })).code;
  expect([(await fetch(`${server.url}/readyz`)).status, await checkHealth()]).toEqual([200, 0]);
  await server.stop();
  expect(await checkHealth()).toBe(1);
});

it('the image and the unit run the server with the options of npm start', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: { start: string } };
  const flagsIn = (text: string) => text.match(/--[\w-]+(=\w+)?/g);
  const { command } = await readImage();
  const unit = /^ExecStart=.*$/m.exec(await read('caledee.service'))?.[0] ?? '';
  expect([flagsIn(command.join(' ')), flagsIn(unit)]).toEqual([flagsIn(scripts.start), flagsIn(scripts.start)]);
});

it('names only variables that the guide explains', async () => {
  const guide = await readFile('docs/hosting.md', 'utf8');
  const [unit, services] = [await read('caledee.service'), await read('compose.yaml')];
  const { env } = await readImage();
  const named = [...services.matchAll(/^ {6}([A-Z_]+):/gm), ...unit.matchAll(/\b([A-Z_]{4,})=/g)].map(([, name = '']) => name);
  const unknown = [...named, ...Object.keys(env)].filter(
    (name) => !name.startsWith('POSTGRES') && !guide.includes(name.replace(/_FILE$/, '')),
  );
  expect(unknown).toEqual([]);
});

if (compose === undefined) leaveOut('docker-compose');
(compose ? it : it.skip)('compose.yaml is valid', () => {
  const { status, stderr } = spawnSync(compose as string, ['-f', 'deploy/compose.yaml', 'config', '-q'], { encoding: 'utf8' });
  expect([stderr, status]).toEqual(['', 0]);
});

if (systemdAnalyze === undefined) leaveOut('systemd-analyze');
(systemdAnalyze ? it : it.skip)('the unit is valid', async () => {
  const file = join(folder, 'caledee.service');
  await writeFile(file, (await read('caledee.service')).replaceAll('/srv/caledee', process.cwd()));
  const { status, stderr } = spawnSync(systemdAnalyze as string, ['verify', '--man=no', file], { encoding: 'utf8' });
  expect([stderr, status]).toEqual(['', 0]);
});

if (nginx === undefined) leaveOut('nginx');
(nginx ? it : it.skip)('nginx passes requests on to both servers, with the address of the client and an id', async () => {
  const env = { DATABASE_URL: database.url, TRUST_PROXY: 'loopback' };
  const servers = [await spawnServer(env), await spawnServer(env)];
  const port = await findFreePort();
  const [first, second] = servers.map(({ url }) => `127.0.0.1:${new URL(url).port}`);
  const site = (await read('nginx.conf'))
    .replace('server server:3000', `server ${first}`)
    .replace('server second-server:3000', `server ${second}`)
    .replace('listen 8080', `listen 127.0.0.1:${port}`);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${join(folder, name)};`);
  const file = join(folder, 'nginx.conf');
  const main = `pid ${join(folder, 'nginx.pid')}; error_log stderr; events {} http { access_log off; ${paths.join(' ')}\n${site}}`;
  await writeFile(file, main);
  const child = spawn(nginx as string, ['-e', 'stderr', '-p', folder, '-c', file, '-g', 'daemon off;'], { stdio: 'ignore' });
  try {
    const url = `http://127.0.0.1:${port}`;
    await until('nginx serves', async () => (await fetch(`${url}/healthz`)).ok);
    const ids: (string | null)[] = [];
    for (let turn = 0; turn < 4; turn += 1) ids.push((await fetch(`${url}/api/v2/me`)).headers.get('x-request-id'));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    const lines = () =>
      servers.map(({ output }) =>
        output()
          .split('\n')
          .filter((line) => ids.some((id) => line.includes(String(id)))),
      );
    await until('all are logged', () => lines().flat().length === 4);
    expect(lines().map((own) => own.length)).toEqual([2, 2]);
    for (const line of lines().flat()) expect(JSON.parse(line).clientAddress).toBe('127.0.0.1');
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
    for (const { stop } of servers) await stop();
  }
});
