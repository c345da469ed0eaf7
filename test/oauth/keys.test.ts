/** Signing keys across restarts and processes, and what is logged about them. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { runCommand, spawnServer, spawnWorker } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let dataDir: string;
beforeAll(async () => {
  server = await startTestServer();
  // That server's key.
  await server.pool.query('truncate secret_key_checks');
  dataDir = await mkdtemp(join(tmpdir(), 'caledee-keys-'));
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true });
});

// biome-ignore lint/suspicious/noExplicitAny: a document as it stands.
const keysOf = async (url: string): Promise<any> => (await fetch(`${url}/oauth/jwks`)).json();
const storedKey = async () => (await server.pool.query('select sealed from oauth_keys')).rows as { sealed: Buffer }[];
const secret = 'a secret key for a test, and long enough';

it('several processes create one key, which is encrypted at rest', async () => {
  const running = await Promise.all([1, 2, 3].map(() => spawnServer({ DATABASE_URL: server.databaseUrl, SECRET_KEY: secret })));
  const documents = await Promise.all(running.map(({ url }) => keysOf(url)));
  await Promise.all(running.map(({ stop }) => stop()));
  expect(documents[0].keys).toHaveLength(1);
  expect([documents[1], documents[2]]).toEqual([documents[0], documents[0]]);
  const stored = await storedKey();
  expect(stored).toHaveLength(1);
  expect(stored[0]?.sealed.toString('latin1')).not.toContain(documents[0].keys[0].n.slice(0, 20));
  const again = await spawnServer({ DATABASE_URL: server.databaseUrl, SECRET_KEY: secret });
  expect(await keysOf(again.url)).toEqual(documents[0]);
  await again.stop();
});

it('another SECRET_KEY is refused until it is told to replace the former; then it has another key, and one line is logged', async () => {
  const before = await storedKey();
  const env = { DATABASE_URL: server.databaseUrl, SECRET_KEY: `${secret}!` };
  for (const refused of [spawnServer(env), spawnWorker(env)]) {
    await expect(refused).rejects.toThrow(/ended with 1:\nSECRET_KEY is not the key that this database is used with\. .*\n$/);
  }
  expect(await storedKey()).toEqual(before);
  expect((await runCommand(['replace-secret-key'], env)).code).toBe(0);
  const running = await spawnServer(env);
  expect((await keysOf(running.url)).keys).toHaveLength(1);
  await running.stop();
  const warnings = running
    .output()
    .split('\n')
    .filter((line) => line.includes('encrypted with a different SECRET_KEY'));
  expect(warnings).toHaveLength(1);
  const after = await storedKey();
  expect([after.length, after[0]?.sealed.equals(before[0]?.sealed as Buffer)]).toEqual([1, false]);
});

it('without SECRET_KEY one is created in DATA_DIR, readable only by its owner, and one line is logged', async () => {
  const own = await createTestDatabase();
  const env = { DATABASE_URL: own.url, SECRET_KEY: '', DATA_DIR: dataDir };
  const first = await spawnServer(env);
  const keys = await keysOf(first.url);
  await first.stop();
  const file = join(dataDir, 'secret-key');
  expect([(await stat(file)).mode & 0o777, await readFile(file, 'utf8')]).toEqual([0o600, expect.stringMatching(/^[0-9a-f]{64}\n$/)]);
  const warnings = first
    .output()
    .split('\n')
    .filter((line) => line.includes('SECRET_KEY is not set'));
  expect(warnings).toHaveLength(1);
  expect(first.output()).not.toContain((await readFile(file, 'utf8')).trim());
  const second = await spawnServer(env);
  expect(await keysOf(second.url)).toEqual(keys);
  await second.stop();
  await rm(file);
  for (const refused of [spawnServer(env), spawnWorker(env)])
    await expect(refused).rejects.toThrow(
      /ended with 1:\nSECRET_KEY is not set, and .*secret-key does not exist, .* replace-secret-key.*\n$/,
    );
  await expect(stat(file)).rejects.toThrow('ENOENT');
  expect((await runCommand(['replace-secret-key'], env)).code).toBe(0);
  expect(await readFile(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  await own.drop();
});

it.each([[{ SECRET_KEY: '', DATA_DIR: '/dev/null/x' }, /^SECRET_KEY is not set, and .* cannot be used instead: /]])(
  'does not start with %j, and says why in one line',
  async (env, line) => {
    const error = await spawnServer({ DATABASE_URL: server.databaseUrl, ...env } as Record<string, string>).catch(
      (cause: Error) => cause.message,
    );
    const [first, ...rest] = String(error).trim().split('\n');
    expect([first, rest]).toEqual(['The server ended with 1:', [typeof line === 'string' ? line : expect.stringMatching(line)]]);
  },
);
