/** One rule for names, wherever they are entered. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importDataset } from '../../src/dataset/import.ts';
import { isName, isOurName } from '../../src/text/names.ts';
import { type Acme, startAcme } from '../support/acme.ts';
import { withDb } from '../support/oauth.ts';
import { runCommand } from '../support/process.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let acme: Acme;
let imad: Visitor;

beforeAll(async () => {
  acme = await startAcme();
  imad = await signIn(acme.server, 'imad');
});
afterAll(() => acme.server.stop());

/** Valid names, in scripts with and without hidden characters. */
const legitimate = [
  ...[
    'Ann Lee',
    "D'Arcy O'Néill-Smith",
    'X Æ A-12',
    'Nuñez',
    'Zoë',
    'Zoe\u0308',
    '山田太郎',
    '葛\u{e0100}城市',
    '𠮷野家',
    '김철수',
    'Nguyễn Văn An',
  ],
  ...['محمد', 'علی\u200cرضا', 'می\u200cخواهم', 'क्\u200dष', 'श्री', 'ශ්\u200dරී', 'ಕ್\u200cಷ', 'ក្រុម', 'ᠮᠣᠩᠭᠣᠯ\u180b', 'שָׁלוֹם', 'ไทย'],
  ...[
    '👩🏽\u200d💻',
    '❤\ufe0f',
    '❤\ufe0f\u200d🔥',
    '🏳\ufe0f\u200d🌈',
    '1\ufe0f\u20e3',
    '👨\u200d👩\u200d👧',
    '🇸🇪',
    '7',
    '...',
    'a  b',
    'Team\u00a0A',
    '㍿',
  ],
];

/** Names that look blank or contain invisible characters. */
const refused = [
  ...[
    ' ',
    '\t',
    '\u00a0',
    '\u1680',
    '\u2003',
    '\u202f',
    '\u205f',
    '\u3000',
    '\u2800',
    '\u2800 \u2800',
    '\u3164',
    '\u115f',
    '\u1160',
    '\uffa0',
    '\u{1d159}',
  ],
  ...['\u200b', '\u200c', '\u200d', '\u200d\u200d', '\ufe0f', '\u00ad', '\ufeff', '\u180e', '\u2060', '\u{e0001}', '\u{e0041}\u{e0042}'],
  ...[
    'Ann\u202eLee',
    'Ann\u2066Lee',
    'Ann\u200eLee',
    'Ann\u061cLee',
    'Ann\u200bLee',
    'Ann\u200cLee',
    'Ann\u200dLee',
    'Ann\u00adLee',
    'Ann\u2060Lee',
  ],
  ...[
    'Ann\u034fLee',
    'Ann\u3164Lee',
    'Ann\ufe0fLee',
    'Ann\u{e0101}Lee',
    'Ann\u{e0061}',
    'Ann\u2028Lee',
    'Ann\nLee',
    'Ann\u0007',
    'Ann\u0085',
    'Ann\u{1d173}',
  ],
  ...[
    'Анна\u200dЛи',
    'Άννα\u200cΛι',
    '山\u200d田',
    'علی\u200c',
    '\u200cعلی',
    'علی\u200c\u200cرضا',
    '👩\u200d',
    '👩\u200dAnn',
    '❤\ufe0f\ufe0f',
    '\u17b4',
  ],
];

it.each(legitimate)('%j is a name', (name) => expect(isName(name)).toBe(true));
it.each(refused)('%j is none', (name) => expect(isName(name)).toBe(false));

const spoken = (part: object): string => JSON.stringify(part);

/** Every way to enter a name; returns if it was accepted. */
const ways: Record<string, (name: string) => Promise<boolean>> = {
  'an event type by the API': async (name) => {
    const body = spoken({ name, slug: `t-${Math.floor(performance.now() * 1000)}`, kind: 'one_on_one', durations: [30] });
    return (await post('/api/v2/event-types', body)).status === 201;
  },
  'an invitee by the API': async (name) => (await post('/api/v2/bookings', booking(name))).status !== 400,
  'an invitee of the public': async (name) => (await post('/api/bookings', booking(name), {})).status !== 400,
  'a user in Settings': async (name) => (await imad.fill('/settings/profile', { name, timezone: 'UTC' })).status === 303,
  'a token in Settings': async (name) =>
    (await imad.fill('/settings/developers/tokens/new', { name, scope: 'read:leads', days: '30' }, '/settings/developers/tokens'))
      .status === 200,
  'an application in Settings': async (name) => {
    const fields = { name, kind: 'public', redirects: 'https://app.example/' };
    return (await imad.fill('/settings/developers/apps/new', fields, '/settings/developers/apps')).status === 200;
  },
  'an application that registers itself': async (name) =>
    (await post('/oauth/register', spoken({ client_name: name, redirect_uris: ['https://app.example/'] }), {})).status === 201,
  'an organization in a dataset': (name) => imports({ name }),
  'a user in a dataset': (name) => imports({ users: [user('someone', { name, email: 'someone@else.test' })] }),
  'a schedule in a dataset': (name) =>
    imports({
      users: [user('someone', { email: 'someone@else.test', schedules: [{ name, timezone: 'UTC', default: true, weekly: {} }] })],
    }),
  'an event type in a dataset': (name) =>
    imports({ users: [user('someone', { email: 'someone@else.test' })], eventTypes: [eventType('someone', 'x', { name })] }),
  'a lead in a dataset': (name) => {
    const lead = { eventType: 'someone/x', email: 'lea@d.test', name, createdAt: '2027-01-01T00:00:00Z', status: 'new' };
    return imports({ users: [user('someone', { email: 'someone@else.test' })], eventTypes: [eventType('someone', 'x')], leads: [lead] });
  },
};

const post = (path: string, body: string, headers: Record<string, string> = acme.bearer) =>
  fetch(acme.server.url + path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });

const booking = (name: string) =>
  spoken({ eventTypeId: acme.eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee: { name, email: 'ann@example.com' } });

const imports = (part: Record<string, unknown>): Promise<boolean> =>
  withDb(acme.server, (db) => importDataset(db, world(organization('other', part)))).then(
    () => true,
    (error: Error) => (/dataset/i.test(error.name + error.message) ? false : Promise.reject(error)),
  );

describe.each(Object.entries(ways))('the name of %s', (_who, enter) => {
  it.each(['Ann Lee', 'علی\u200cرضا', '👩🏽\u200d💻'])('may be %j', async (name) => expect(await enter(name)).toBe(true));
  it.each(['\u3164', '\u2800', 'Ann\u202eLee', 'Ann\u200bLee'])('may not be %j', async (name) => expect(await enter(name)).toBe(false));
});

it('errors about names are descriptive', async () => {
  const { body } = await acme.server.send('POST', '/api/v2/bookings', {
    headers: { ...acme.bearer, 'Content-Type': 'application/json' },
    body: booking('\u3164'),
  });
  const rule = 'must have visible characters, and no control, invisible or text-direction characters, such as Ann Lee';
  expect(body.details).toEqual([{ path: '/body/invitee/name', message: rule, rule: 'format' }]);
});

it('a webhook’s description may be empty, and has one line without hidden characters', async () => {
  const create = async (description: string) => {
    const body = spoken({ url: 'https://127.0.0.1.nip.example/', events: ['booking_created'], description });
    const answer = (await (await post('/api/v2/webhooks', body)).json()) as { details?: { path: string }[] };
    return answer.details?.some(({ path }) => path === '/body/description') ?? false;
  };
  for (const description of ['', 'For the CRM']) expect(await create(description)).toBe(false);
  for (const description of ['For\nthe CRM', 'CRM\u202e', '\u200b']) expect(await create(description)).toBe(true);
});

it('the commands hold names to the rule, too', async () => {
  const env = { DATABASE_URL: acme.server.databaseUrl };
  const wanted = ['user', 'create', '--organization', 'acme', '--email', 'x@acme.test', '--slug', 'x', '--name', 'Ann\u202eLee'];
  for (const args of [wanted, ['token', 'create', '--user', 'imad', '--scopes', 'all', '--name', '\u3164']]) {
    const { code, stderr } = await runCommand(args, env);
    expect([code, stderr]).toEqual([1, expect.stringContaining('visible characters')]);
  }
});

describe('an application', () => {
  it.each([
    ...[
      'Caledee',
      'caledee',
      'CALEDEE',
      ' Caledee ',
      'Caledee Support',
      'Caledee: sign in again',
      'Cal-e-dee',
      'C a l e d e e',
      'Ca1edee',
      'CaIedee',
    ],
    ...[
      'С\u0430l\u0435d\u0435\u0435',
      'Ｃａｌｅｄｅｅ',
      '𝐂𝐚𝐥𝐞𝐝𝐞𝐞',
      'Cälédee',
      '\u03f2aledee',
      '\u03f9aledee',
      'Ca|edee',
      'booking.acme.test',
      'Booking.acme.test Security',
      'b00king-acme-test',
    ],
  ])('may not be called %j', (name) => expect(isOurName(name, 'booking.acme.test')).toBe(true));

  it.each(['Calendar sync', 'Sync for Caledee', 'Calendly', 'Caledonia', 'Booking bot', 'Acme', '山田', 'علی'])(
    'may be called %j',
    (name) => expect(isOurName(name, 'booking.acme.test')).toBe(false),
  );

  it('is held to it in Settings and where it registers itself', async () => {
    for (const enter of ['an application in Settings', 'an application that registers itself']) {
      expect(await ways[enter]?.('Ca1edee Support')).toBe(false);
      expect(await ways[enter]?.(new URL(acme.server.url).host)).toBe(false);
    }
  });
});
