/** Phone numbers, blank answers, addresses and links as people type them, in requests, forms and imports. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidDatasetError } from '../../src/dataset/errors.ts';
import { type Acme, startAcme } from '../support/acme.ts';
import type { RawClient } from '../support/http.ts';
import { signIn } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let acme: Acme;
let api: RawClient;
let eventTypeId: string;

const questions = [
  { id: 'short', label: 'Short', type: 'short_text' },
  { id: 'long', label: 'Long', type: 'long_text' },
  { id: 'one', label: 'One', type: 'single_choice', options: ['a', 'b'] },
  { id: 'many', label: 'Many', type: 'multiple_choice', options: ['a', 'b'] },
  { id: 'phone', label: 'Phone', type: 'phone' },
];
const types = questions.map(({ id }) => id);

const toEventType = (slug: string, rest: object) => ({
  name: slug,
  slug,
  kind: 'one_on_one',
  durations: [5],
  slotIntervalMin: 5,
  bookingWindowDays: null,
  ...rest,
});
const create = (slug: string, rest: object) => api.post('/api/v2/event-types', toEventType(slug, rest));

beforeAll(async () => {
  acme = await startAcme();
  api = acme.server.as('imad');
  eventTypeId = (await create('asks', { questions, location: { kind: 'ask_invitee' } })).body.id;
});
afterAll(() => acme.server.stop());

let bookings = 0;
function order(rest: object = {}, invitee: object = {}) {
  bookings += 1;
  const startAt = new Date(Date.parse('2027-03-02T09:00:00Z') + (bookings % 300) * 86_400_000).toISOString();
  return { eventTypeId, startAt, invitee: { name: 'Ann', email: `ann${bookings}@example.com`, ...invitee }, ...rest };
}
const book = (rest: object, invitee: object = {}) => api.post('/api/v2/bookings', order(rest, invitee));

const errorsOfImport = async (part: object): Promise<object> => {
  const document = world(organization('other', { users: [user('someone', { email: 'someone@else.test' })], ...part }));
  const error = await acme.server.load(document).catch((cause: unknown) => cause);
  if (error instanceof InvalidDatasetError) return error.errors;
  if (error !== undefined) throw error;
  return [];
};

const invisible = '\u202a+46\u00a08\u2011123\u200b 456\u202c';

/** As written, as stored, as E.164. */
const phones: [string, string, string | null][] = [
  ['(555) 123-4567', '(555) 123-4567', null],
  ['+1 (555) 123-4567', '+1 (555) 123-4567', '+15551234567'],
  ['+1 555 123 4567 x89', '+1 555 123 4567 x89', '+15551234567'],
  ['+1 555 123 4567 ext. 89', '+1 555 123 4567 ext. 89', '+15551234567'],
  ['555 123 4567 x89', '555 123 4567 x89', null],
  ['\u202a+1 555 123 4567\u202c', '+1 555 123 4567', '+15551234567'],
  ['\u00a0+46\u202f8\u00a0123\u2011456', '+46 8 123-456', '+468123456'],
  [invisible, '+46 8-123 456', '+468123456'],
  [' \t555 1234', '555 1234', null],
  ['+44 (0)20 7946 0958', '+44 (0)20 7946 0958', '+442079460958'],
  ['\uff0b46 8 123 456', '+46 8 123 456', '+468123456'],
  ['+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨', '+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨', '+442079460958'],
  ['+1 555 0100', '+1 555 0100', null],
  ['112', '112', null],
];

const noPhones = [
  '1()()()',
  '1..........',
  '',
  ' ',
  '\u200b',
  'call me',
  '12',
  '+',
  '()',
  '+1 555 12ab',
  '1'.repeat(21),
  '555 1234\n; drop',
  '(555 1234',
  '555) 1234',
  '++1 555 1234',
];

const phoneRule = 'must be a phone number, such as +1 201 555 0123 or (201) 555-0123 ext. 4';

describe('a phone number', () => {
  it.each(phones)('may be %j', async (phone, stored, e164) => {
    const { status, body } = await book({ answers: [{ questionId: 'phone', value: phone }] }, { phone });
    const expected = { invitee: { phone: stored, phoneE164: e164 }, answers: [{ questionId: 'phone', value: stored }] };
    expect([status, body]).toMatchObject([201, expected]);
    const moved = await api.post(`/api/v2/bookings/${body.id}/reschedule`, { startAt: order().startAt });
    expect([moved.status, moved.body]).toMatchObject([201, expected]);
    const contacts = await api.get(`/api/v2/contacts?q=${body.invitee.email}`);
    expect(contacts.body.items).toMatchObject([{ phone: stored, phoneE164: e164 }]);
  });

  it.each(noPhones)('may not be %j', async (phone) => {
    const { status, body } = await book({}, { phone });
    expect([status, body.details]).toEqual([400, [{ path: '/body/invitee/phone', message: phoneRule, rule: 'format' }]]);
    if (phone.trim() === '' || phone === '\u200b') return;
    const answered = await book({ answers: [{ questionId: 'phone', value: phone }] });
    expect(answered.body.details).toEqual([{ path: '/body/answers/0/value', message: phoneRule, rule: 'format' }]);
  });

  it('is imported, exported and imported again', async () => {
    const person = { name: 'Bo', email: 'bo@phones.test', phone: invisible };
    const lead = { eventType: 'boss/call', ...person, email: 'lea@phones.test', createdAt: '2027-01-01T00:00:00Z' };
    const booking = { eventType: 'boss/call', startAt: '2027-06-01T09:00:00Z', invitee: person };
    const users = [user('boss', { email: 'boss@phones.test' })];
    await acme.server.load(
      world(organization('phones', { users, eventTypes: [eventType('boss', 'call')], bookings: [booking], leads: [lead] })),
    );
    const expected = { phone: '+46 8-123 456', phoneE164: '+468123456' };
    const boss = acme.server.as('boss');
    expect((await boss.get('/api/v2/leads')).body.items).toMatchObject([expected]);
    expect((await boss.get('/api/v2/contacts')).body.items).toMatchObject([expected, expected]);
    expect((await boss.get('/api/v2/bookings')).body.items).toMatchObject([{ invitee: expected }]);
    const wrong = { ...booking, invitee: { ...person, phone: '1()()()' } };
    expect(
      await errorsOfImport({ eventTypes: [eventType('someone', 'call')], bookings: [{ ...wrong, eventType: 'someone/call' }] }),
    ).toEqual([{ path: '/organizations/0/bookings/0/invitee/phone', message: phoneRule }]);
  });
});

const blanks = ['', ' ', '\u200b', '\u2003\u3000', '\u202e', []];

describe.each(types)('a blank answer to a question of the type %s', (questionId) => {
  it.each(blanks)('is none: %j', async (value) => {
    const { status, body } = await book({ answers: [{ questionId, value }] });
    expect([status, body.answers]).toEqual([201, []]);
  });

  it('does not answer a required one', async () => {
    const question = { ...questions.find(({ id }) => id === questionId), required: true };
    const { body: asking } = await create(`needs-${questionId}`, { questions: [question] });
    for (const value of blanks) {
      const { body } = await book({ eventTypeId: asking.id, answers: [{ questionId, value }] });
      const message = expect.stringMatching(new RegExp(`^must answer the question \`${questionId}\`, ".+"( \\(options: .+\\))?$`));
      expect(body.details).toEqual([{ path: '/body/answers', message, rule: 'required' }]);
    }
  });
});

it('reports all choices that do not fit the event type at once', async () => {
  const { body: asking } = await create('needs-both', { questions: questions.map((question) => ({ ...question, required: true })) });
  const answers = [
    { questionId: 'one', value: 'c' },
    { questionId: 'phone', value: 'none' },
    { questionId: 'unknown', value: 'x' },
  ];
  const wrong = { durationMin: 7, location: { kind: 'phone', value: '+46 8 123' }, answers, leadId: asking.id };
  const { status, body } = await book({ eventTypeId: asking.id, ...wrong });
  expect([status, body.details.map(({ path, rule }: { path: string; rule: string }) => `${path} ${rule}`)]).toEqual([
    400,
    [
      '/body/durationMin enum',
      '/body/location notAllowed',
      ...['/body/answers/0/value enum', '/body/answers/1/value format', '/body/answers/2/questionId reference'],
      ...Array(3).fill('/body/answers required'),
      '/body/leadId reference',
    ],
  ]);
});

const isMessage = 'must be a link that starts with https:// or http://, such as https://meet.example/ann';

describe('a link that people follow', () => {
  const wrong = [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '\u0001javascript:x',
    'javascript:443/x',
    'meet.example:x',
    'https:evil',
    'https:/evil',
    'https:///evil',
    'https:\\\\evil',
    'https://',
    'https://?x',
    'https://user@',
    'https://meet.example:99999',
    'HTTP:',
  ];
  const right = [
    'https://meet.example/ann',
    'http://meet.example',
    'Meeting ID: 123 456',
    'meet.example/ann',
    'meet.example:443/x',
    'localhost:3000',
    'HTTPS://meet.example:443/',
    null,
  ];

  it.each(wrong)('may not be %j', async (value) => {
    const location = { kind: 'custom_link', value };
    const chosen = await book({ location });
    expect([chosen.status, chosen.body.details]).toEqual([400, [{ path: '/body/location/value', message: isMessage, rule: 'format' }]]);
    const created = await create('linked', { location: { kind: 'zoom', value } });
    expect([created.status, created.body.details]).toEqual([400, [{ path: '/body/location/value', message: isMessage, rule: 'format' }]]);
    const changed = await api.send('PATCH', `/api/v2/event-types/${eventTypeId}`, {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ location }),
    });
    expect([changed.status, changed.body.details]).toEqual([400, [{ path: '/body/location/value', message: isMessage, rule: 'format' }]]);
    const booking = { eventType: 'someone/call', startAt: '2027-06-01T09:00:00Z', invitee: { name: 'Bo', email: 'bo@b.test' }, location };
    expect(await errorsOfImport({ eventTypes: [eventType('someone', 'call', { location })], bookings: [booking] })).toEqual([
      { path: '/organizations/0/eventTypes/0/location/value', message: isMessage },
      { path: '/organizations/0/bookings/0/location/value', message: isMessage },
    ]);
  });

  it.each(right)('may be %j', async (value) => {
    expect((await book({ location: { kind: 'custom_link', value } })).body.location).toEqual({ kind: 'custom_link', value });
  });

  it('is no place or number', async () => {
    for (const [kind, value] of [
      ['in_person', 'Room: 5'],
      ['phone', 'tel:+46'],
    ] as const)
      expect((await book({ location: { kind, value } })).body.location).toEqual({ kind, value });
  });
});

it.each(['info@k\u00e4se.de', 'k\u00e4se@example.de', 'user@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444'])(
  '%s is to be written in ASCII',
  async (email) => {
    const { status, body } = await book({}, { email });
    const message =
      'must be an email address in ASCII, such as ann@example.com; write an international domain in Punycode, such as xn--kse-qla.de';
    expect([status, body.details]).toEqual([400, [{ path: '/body/invitee/email', message, rule: 'format' }]]);
  },
);

it('an international domain may be written in Punycode', async () => {
  expect((await book({}, { email: 'info@xn--kse-qla.de' })).body.invitee.email).toBe('info@xn--kse-qla.de');
});

it('pages count characters as the API does', async () => {
  const imad = await signIn(acme.server, 'imad');
  const tokens = ['/settings/developers/tokens/new', '/settings/developers/tokens'] as const;
  const apps = ['/settings/developers/apps/new', '/settings/developers/apps'] as const;
  const app = { kind: 'public', redirects: 'https://app.example/' };
  const emoji = (count: number) => '😀'.repeat(count);
  for (const [most, status, enter] of [
    [200, 303, (name: string) => imad.fill('/settings/profile', { name, timezone: 'UTC' })],
    [100, 200, (name: string) => imad.fill(tokens[0], { name, scope: 'read:leads', days: '30' }, tokens[1])],
    [100, 200, (name: string) => imad.fill(apps[0], { name, ...app }, apps[1])],
  ] as const) {
    expect((await enter(emoji(most))).status).toBe(status);
    expect((await enter(emoji(most + 1))).status).toBe(400);
  }
});
