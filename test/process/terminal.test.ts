/** Commands on a terminal: tables, progress, and the demonstration. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopes } from '../../src/contract.ts';
import { createTestDatabase } from '../support/database.ts';
import { leaveOut } from '../support/debian.ts';
import { getMe } from '../support/http.ts';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openTerminal, script, type Terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  const users = [user('imad', { name: 'Imad' }), user('yuki', { name: '高橋 ゆき' }), user('zoe', { name: 'Zoe \u{1f984}' })];
  await server.load(world(organization('acme', { users, eventTypes: [eventType('imad', 'call')] })));
  folder = await mkdtemp(join(tmpdir(), 'caledee-terminal-'));
});
const terminals: Terminal[] = [];
afterAll(async () => {
  for (const terminal of terminals) terminal.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

if (script === undefined) {
  leaveOut('script');
} else {
  const show = async (args: string[], columns?: number) => {
    const terminal = openTerminal(args, { DATABASE_URL: server.databaseUrl }, columns);
    return { code: await terminal.ended, output: terminal.output() };
  };

  describe('lists', () => {
    it('are tables, with wide characters in line', async () => {
      const { code, output } = await show(['user', 'list']);
      expect(code).toBe(0);
      expect(output).toBe(
        [
          'SLUG  NAME       EMAIL           ORGANIZATION  ROLE    TIME ZONE  STATE',
          'imad  Imad       imad@acme.test  acme          owner   UTC        active',
          'yuki  高橋 ゆき  yuki@acme.test  acme          member  UTC        active',
          'zoe   Zoe \u{1f984}     zoe@acme.test   acme          member  UTC        active',
          '',
        ].join('\n'),
      );
    });

    it('fit into the width of the terminal, and keep ids', async () => {
      const client = server.client(await server.token('imad'));
      const url = `https://hooks.example/${'long/'.repeat(40)}`;
      const { data } = await client.POST('/api/v2/webhooks', { body: { url, events: ['booking_created'] } });
      const { output } = await show(['webhook', 'list'], 90);
      const lines = output.trim().split('\n');
      expect(lines.map((line) => line.length).filter((length) => length > 90)).toEqual([]);
      expect(lines[1]).toMatch(new RegExp(`^${data!.id}  imad  https://ho[^ ]*…  `));
    });

    it('say what reaches all members of the organization', async () => {
      await server.token('imad', [...Object.keys(scopes), 'read:organization']);
      expect((await show(['token', 'list'], 200)).output).toMatch(/ SCOPES +ALL MEMBERS +[\s\S]* {2}all +read +never/);
      await server.pool.query('update webhooks set organization_wide = true');
      expect((await show(['webhook', 'list'], 200)).output).toMatch(/ FOR +[\s\S]* {2}all members {2}/);
    });

    it('are lines of JSON with --json', async () => {
      const { output } = await show(['user', 'list', '--json', 'imad']);
      expect(JSON.parse(output)).toMatchObject({ slug: 'imad', email: 'imad@acme.test' });
    });

    it.each([
      [['user', 'list', 'nobody-has-this'], 'No users found.\n'],
      [['app', 'list'], 'No apps yet.\n'],
      [['calendar', 'list', '--user', 'imad'], 'No calendars connected.\n'],
    ])('%j says that there is none', async (args, text) => {
      expect(await show(args)).toEqual({ code: 0, output: text });
    });
  });

  it('make run revokes its earlier token, logs requests in short lines, and shows how to sign in again after Enter', async () => {
    const { url: DATABASE_URL, drop } = await createTestDatabase();
    const start = async () => {
      const terminal = openTerminal(['serve', '--demo'], { DATABASE_URL, PORT: '0', SECRET_KEY: 'only for tests, on this database' }, 200);
      terminals.push(terminal);
      await until('the introduction is printed', () => terminal.output().includes('Press Ctrl-C to stop the server'));
      const [, url = ''] = /Caledee API +(\S+)/.exec(terminal.output()) ?? [];
      const [token = ''] = /pat_\w+/.exec(terminal.output()) ?? [];
      return { ...terminal, token, getMe: (used: string) => getMe({ url }, used) };
    };
    const first = await start();
    expect(await first.getMe(first.token)).toBe(200);
    expect(await first.getMe('pat_wrong')).toBe(401);
    const lines = [/\n\[\d\d:\d\d:\d\d\] GET \/api\/v2\/me 200 \d+ ms\n/, /GET \/api\/v2\/me \S*401 unauthorized\S* \d+ ms\n/];
    await until('the requests are logged', () => lines.every((line) => line.test(first.output())));
    const [, page = ''] = /Book a time +(\S+)/.exec(first.output()) ?? [];
    expect(await (await fetch(page)).text()).toContain('Intro call');
    first.type('\n');
    await until('the introduction is printed again', () => first.output().split('as imad@acme.test with ').length === 3);
    first.type('\x03');
    expect(await first.ended).toBe(0);
    const second = await start();
    expect([await second.getMe(first.token), await second.getMe(second.token)]).toEqual([401, 200]);
    second.type('\x03');
    expect(await second.ended).toBe(0);
    await drop();
  });

  it('import rewrites a line with how far it is, and leaves the result', async () => {
    const file = join(folder, 'many.json');
    const start = Date.parse('2020-01-06T09:00:00Z');
    const bookings = Array.from({ length: 1500 }, (_, index) => ({
      eventType: 'imad/many',
      startAt: new Date(start + index * 3_600_000).toISOString(),
      durationMin: 30,
      invitee: { name: 'Ann', email: 'ann@example.com' },
    }));
    const acme = { users: [user('imad', { name: 'Imad' })], eventTypes: [eventType('imad', 'many')], bookings };
    await writeFile(file, JSON.stringify(world(organization('acme', acme))));
    const { code, output } = await show(['import', file]);
    expect(code).toBe(0);
    expect(output).toContain('Bookings: 1,000 of 1,500');
    expect(output.endsWith('\r\x1b[KImported: 1 event type, 1,500 bookings.\n')).toBe(true);
    const piped = await runCommand(['import', file], { DATABASE_URL: server.databaseUrl });
    expect(piped.stderr).toBe('Nothing was imported: the database already contains everything in the file.\n');
  });
}
