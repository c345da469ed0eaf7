import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../../src/database/connect.ts';
import { importDataset } from '../../src/dataset/import.ts';
import { acme, booking, errorsOf, eventType, everyRow, exported, lead, openDatabase, user } from './bench.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
  const taken = acme({ slug: 'taken', users: [user('tina')], eventTypes: [eventType('tina', 'intro')] });
  await importDataset(database.db, taken);
});

const id = '019cb24f-1c00-7e44-8b63-7f8091122334';
const start = '2027-03-02T09:00:00Z';
const intro = (rest: object) => acme({ eventTypes: [eventType('imad', 'intro', rest)] });
const choices = (options: string[]) => [{ id: 'q', label: 'Q', type: 'multiple_choice', options }];
const imad = (rest: object) => acme({ users: [user('imad', rest), user('rosa')] });
const schedule = (rest: object) => imad({ schedules: [{ name: 'A', ...rest }] });
const booked = (rest: object) => acme({ bookings: [booking(start, rest)] });
const led = (rest: object) => acme({ leads: [lead(rest)] });
const inviteeOf = (rest: object) => booked({ invitee: { name: 'Ann', email: 'ann@example.com', ...rest } });
const [o, u, e, b, l] = ['', '/users/0', '/eventTypes/0', '/bookings/0', '/leads/0'].map((rest) => `/organizations/0${rest}`);
const s = `${u}/schedules/0`;

describe('an error is reported at its place:', () => {
  it.each<[what: string, document: unknown, path: string | undefined]>([
    ['not an object', [], ''],
    ['nothing', {}, '/organizations'],
    ['an unknown member', { organizations: [], more: 1 }, '/more'],
    ['an unknown member with a slash in it', acme({ 'a/b~': 1 }), `${o}/a~1b~0`],
    ['a missing name', { organizations: [{ slug: 'acme' }] }, `${o}/name`],
    ['a slug with capitals', acme({ slug: 'Acme' }), `${o}/slug`],
    ['an unknown plan', acme({ plan: 'gold' }), `${o}/plan`],
    ['an empty name', acme({ name: ' ' }), `${o}/name`],
    ['NUL in a text', acme({ name: 'a\0b' }), `${o}/name`],
    ['half a surrogate pair', acme({ name: '\ud83d' }), `${o}/name`],
    ['an id that is none', acme({ id: 'urn:uuid:019cb24f-1c00-7e44-8b63-7f8091122334' }), `${o}/id`],
    ['an end beyond the year 9999', acme({ bookings: [booking('9999-12-31T23:59:00Z')] }), `${b}/startAt`],
    ['an address that is none', imad({ email: 'imad' }), `${u}/email`],
    ['an offset for a zone', imad({ timezone: '+01:00' }), `${u}/timezone`],
    ['a zone that is none', imad({ timezone: 'Europe/Nowhere' }), `${u}/timezone`],
    ['a date that is none', imad({ outOfOffice: [{ from: '2027-02-29', to: '2027-03-01' }] }), `${u}/outOfOffice/0/from`],
    ['an absence that ends before it begins', imad({ outOfOffice: [{ from: '2027-03-02', to: '2027-03-01' }] }), `${u}/outOfOffice/0/to`],
    ['hours that are none', schedule({ weekly: { monday: [['09:00', '25:00']] } }), `${s}/weekly/monday/0/1`],
    ['24:00 as a start', schedule({ weekly: { monday: [['24:00', '24:00']] } }), `${s}/weekly/monday/0/0`],
    ['hours that end when they start', schedule({ weekly: { monday: [['09:00', '09:00']] } }), `${s}/weekly/monday/0`],
    [
      'hours of an override that end before',
      schedule({ overrides: [{ date: '2027-03-01', hours: [['09:00', '08:00']] }] }),
      `${s}/overrides/0/hours/0`,
    ],
    ['two overrides of a date', schedule({ overrides: [1, 2].map(() => ({ date: '2027-03-01', hours: [] })) }), `${s}/overrides/1/date`],
    ['two schedules of a name', imad({ schedules: [{ name: 'A' }, { name: 'A' }] }), `${u}/schedules/1/name`],
    [
      'two default schedules',
      imad({
        schedules: [
          { name: 'A', default: true },
          { name: 'B', default: true },
        ],
      }),
      `${u}/schedules/1/default`,
    ],
    ['an unknown owner', intro({ owner: 'nobody', hosts: ['imad'] }), `${e}/owner`],
    ['an unknown host', intro({ hosts: ['nobody'] }), `${e}/hosts/0`],
    ['a user of another organization as a host', intro({ hosts: ['tina'] }), `${e}/hosts/0`],
    ['a host twice', intro({ kind: 'collective', hosts: ['imad', 'rosa', 'imad'] }), `${e}/hosts/2`],
    ['two hosts one on one', intro({ hosts: ['imad', 'rosa'] }), `${e}/hosts`],
    ['a schedule that a host lacks', intro({ schedule: 'Evenings' }), `${e}/schedule`],
    ['a schedule that the host lacks', intro({ hosts: [{ slug: 'imad', schedule: 'Evenings' }] }), `${e}/hosts/0/schedule`],
    ['a selection that is not round robin', intro({ hostSelection: 'rotation' }), `${e}/hostSelection`],
    ['no durations', intro({ durations: [] }), `${e}/durations`],
    ['a duration over a day', intro({ durations: [30, 1441] }), `${e}/durations/1`],
    ['a fraction of a minute', intro({ bufferAfterMin: 0.5 }), `${e}/bufferAfterMin`],
    ['a daily limit of none', intro({ dailyLimit: 0 }), `${e}/dailyLimit`],
    ['no seats', intro({ maxInvitees: 0 }), `${e}/maxInvitees`],
    ['an unknown location', intro({ location: { kind: 'moon' } }), `${e}/location/kind`],
    ['two questions of an id', intro({ questions: [1, 2].map(() => ({ id: 'q', label: 'Q', type: 'phone' })) }), `${e}/questions/1/id`],
    ['a choice of a blank', intro({ questions: choices([' ', 'a']) }), `${e}/questions/0/options/0`],
    ['a choice between the same', intro({ questions: choices(['Caf\u00e9', 'Cafe\u0301']) }), `${e}/questions/0/options/1`],
    ['a choice of nothing', intro({ questions: [{ id: 'q', label: 'Q', type: 'single_choice' }] }), `${e}/questions/0/options`],
    [
      'two event types of a slug',
      acme({ eventTypes: [eventType('imad', 'a'), eventType('imad', 'a')] }),
      '/organizations/0/eventTypes/1/slug',
    ],
    ['two users of a slug', acme({ users: [user('imad'), user('imad', { email: 'x@acme.test' })] }), '/organizations/0/users/1/slug'],
    [
      'two users of an address',
      acme({ users: [user('imad'), user('rosa', { email: 'IMAD@acme.test' })] }),
      '/organizations/0/users/1/email',
    ],
    ['two organizations of a slug', { organizations: [...acme().organizations, { slug: 'acme', name: 'Acme' }] }, '/organizations/1/slug'],
    ['a slug taken elsewhere', acme({ users: [user('tina', { email: 'x@acme.test' }), user('imad')] }), `${u}/slug`],
    ['an address taken elsewhere', imad({ email: 'Tina@acme.test' }), `${u}/email`],
    ['another id than the known one', acme({ slug: 'taken', id, users: [], eventTypes: [] }), `${o}/slug`],
    ['a booking of an unknown event type', booked({ eventType: 'imad/nothing' }), `${b}/eventType`],
    ['a booking of an event type elsewhere', booked({ eventType: 'tina/intro' }), `${b}/eventType`],
    ['a booking with an unknown host', booked({ hosts: ['nobody'] }), `${b}/hosts/0`],
    [
      'a booking without its host',
      acme({ eventTypes: [eventType('imad', 'intro', { kind: 'round_robin' })], bookings: [booking(start)] }),
      b,
    ],
    ['an instant without an offset', booked({ startAt: '2027-03-02T09:00:00' }), `${b}/startAt`],
    ['an instant on a day that is none', booked({ startAt: '2027-02-29T09:00:00Z' }), `${b}/startAt`],
    ['a leap second', booked({ startAt: '2016-12-31T23:59:60Z' }), `${b}/startAt`],
    ['the year 0', booked({ startAt: '0000-12-31T00:00:00Z' }), `${b}/startAt`],
    ['an instant before the year 1', booked({ startAt: '0001-01-01T00:00:00+01:00' }), `${b}/startAt`],
    ['an invitee without an address', inviteeOf({ email: undefined }), `${b}/invitee/email`],
    ['a telephone that is none', inviteeOf({ phone: 'call me' }), `${b}/invitee/phone`],
    ['an answer that is a number', booked({ answers: [{ questionId: 'q', value: 1 }] }), `${b}/answers/0/value`],
    ['a reason why an active booking was canceled', booked({ cancelReason: 'No.' }), `${b}/cancelReason`],
    ['an unknown lead', booked({ leadId: id }), `${b}/leadId`],
    ['an unknown booking', booked({ rescheduledFromId: id }), `${b}/rescheduledFromId`],
    [
      'two bookings of an id',
      acme({ bookings: [booking(start, { id }), booking('2027-03-03T09:00:00Z', { id })] }),
      '/organizations/0/bookings/1/id',
    ],
    ['a lead of an unknown event type', led({ eventType: 'imad/nothing' }), `${l}/eventType`],
    ['a lead that became an unknown booking', led({ bookingId: id }), `${l}/bookingId`],
  ])('%s', async (_what, document, path) => {
    const before = await everyRow(database);
    expect(await errorsOf(database, JSON.parse(JSON.stringify(document)))).toEqual([{ path, message: expect.any(String) }]);
    expect(await everyRow(database)).toEqual(before);
  });

  it('a lead of another event type', async () => {
    const eventTypes = [eventType('imad', 'intro'), eventType('imad', 'other')];
    const document = acme({ eventTypes, bookings: [booking(start, { leadId: id })], leads: [lead({ id, eventType: 'imad/other' })] });
    expect(await errorsOf(database, document)).toMatchObject([{ path: `${b}/leadId` }]);
  });

  it('ids of what belongs to others', async () => {
    const other = JSON.parse(await exported(database)).organizations.find(({ slug }: { slug: string }) => slug === 'taken');
    const [tina] = other.users;
    const users = [user('imad', { schedules: [{ id: tina.schedules[0].id, name: 'A' }] }), user('rosa', { id: tina.id })];
    const before = await everyRow(database);
    const errors = await errorsOf(database, acme({ users, eventTypes: [eventType('imad', 'intro', { id: other.eventTypes[0].id })] }));
    expect(errors.map(({ path }) => path)).toEqual(['/organizations/0/users/1/id', `${e}/id`, `${s}/id`]);
    expect(await everyRow(database)).toEqual(before);
  });

  it('two event types that swap their slugs', async () => {
    const [a, b] = ['019cb24f-1c00-7e44-8b63-7f80911223a1', '019cb24f-1c00-7e44-8b63-7f80911223a2'];
    const swap = (first: string, second: string) =>
      acme({ slug: 'swap', users: [user('sam')], eventTypes: [eventType('sam', first, { id: a }), eventType('sam', second, { id: b })] });
    await importDataset(database.db, swap('one', 'two'));
    expect(await errorsOf(database, swap('two', 'one'))).toMatchObject([{ path: expect.any(String) }, { path: expect.any(String) }]);
  });

  it('many at once, but not more than a hundred', async () => {
    const bookings = Array.from({ length: 150 }, () => booking('soon'));
    const errors = await errorsOf(database, acme({ bookings }));
    expect(errors.map(({ path }) => path)).toEqual(bookings.slice(0, 100).map((_, index) => `/organizations/0/bookings/${index}/startAt`));
  });

  it('of every part of the document', async () => {
    const errors = await errorsOf(
      database,
      acme({
        eventTypes: [eventType('nobody', 'intro')],
        bookings: [booking(start, { eventType: 'imad/x' })],
        leads: [lead({ eventType: 'imad/y' })],
      }),
    );
    expect(errors.map(({ path }) => path)).toEqual([`${e}/owner`, `${b}/eventType`, `${l}/eventType`]);
  });
});
