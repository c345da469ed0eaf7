import { describe, expect, it } from '@jest/globals';
import { importDataset } from '../../src/dataset/import.ts';
import { demoDataset } from '../../src/demo/demo.ts';
import { acme, booking, errorsOf, eventType, everyRow, exported, lead, openDatabase, user } from './bench.ts';

const now = new Date('2027-03-01T12:00:00Z');

const everything = () => {
  const [demo] = demoDataset(now).organizations;
  const [other] = acme({
    slug: 'other',
    users: [user('omar', { email: 'Omar@Other.test', name: null }), user('idle', { schedules: [] })],
    eventTypes: [
      eventType('omar', 'late', { description: 'Ünïcode ✓ "quoted"\n', questions: [{ id: 'q', label: 'Why?', type: 'short_text' }] }),
      eventType('omar', 'team', {
        kind: 'round_robin',
        hosts: [{ slug: 'omar', schedule: 'Working hours' }, 'idle'],
        hostSelection: 'priority',
        location: { kind: 'in_person', value: 'Here' },
      }),
    ],
    bookings: [
      booking('2027-03-02T09:00:00+01:00', {
        id: '019CB24F-1C00-7E44-8B63-7F8091122334',
        eventType: 'omar/late',
        status: 'canceled',
        cancelReason: 'Rescheduled.',
        canceledBy: 'invitee',
        rescheduledToId: '019cb24f-1c00-7e44-8b63-7f8091122335',
        guests: ['guest@example.com'],
        notes: 'Notes',
        answers: [{ questionId: 'q', value: ['a', 'b'] }],
      }),
      booking('2027-03-03T09:00:00Z', {
        id: '019cb24f-1c00-7e44-8b63-7f8091122335',
        eventType: 'omar/late',
        rescheduledFromId: '019cb24f-1c00-7e44-8b63-7f8091122334',
        invitee: { name: 'Ann', email: 'ann@example.com', timezone: 'Europe/London', language: 'fr' },
        rescheduleReason: 'A fair.',
        leadId: '019cb24f-1c00-7e44-8b63-7f8091122399',
        bufferBeforeMin: 7,
        seats: 3,
        noShow: true,
        createdAt: undefined,
      }),
    ],
    leads: [
      lead({
        id: '019cb24f-1c00-7e44-8b63-7f8091122399',
        eventType: 'omar/late',
        phone: '+46 8 123',
        timezone: 'Asia/Calcutta',
        status: 'lost',
      }),
    ],
  }).organizations;
  return { organizations: [demo!, other!] };
};

describe('importing', () => {
  it('says which bookings and leads differ from those in the database, and leaves them alone', async () => {
    const bookings = [9, 10, 11, 12].map((hour) =>
      booking(`2027-03-02T${String(hour).padStart(2, '0')}:00:00Z`, { id: `019cb24f-1c00-7e44-8b63-7f80911223${hour + 10}` }),
    );
    const leads = [lead({ id: '019cb24f-1c00-7e44-8b63-7f8091122341' })];
    const database = await openDatabase();
    expect((await importDataset(database.db, acme({ bookings, leads }))).leftAlone).toEqual([]);
    const before = await everyRow(database);
    expect((await importDataset(database.db, acme({ bookings, leads }))).leftAlone).toEqual([]);
    const changed = acme({
      bookings: [
        { ...bookings[0], startAt: '2027-03-02T14:00:00Z' },
        { ...bookings[1], status: 'canceled', canceledAt: '2027-03-01T00:00:00Z', canceledBy: 'host' },
        { ...bookings[2], invitee: { ...bookings[2]?.invitee, name: 'Another' } },
        bookings[3],
      ] as typeof bookings,
      leads: leads.map((one) => ({ ...one, name: 'Another' })),
    });
    expect((await importDataset(database.db, changed)).leftAlone).toEqual([
      ...[0, 1, 2].map((index) => `/organizations/0/bookings/${index}`),
      '/organizations/0/leads/0',
    ]);
    expect(await everyRow(database)).toEqual(before);
  });

  it('takes ids that are unique in their organization', async () => {
    const id = '019cb24f-1c00-7e44-8b63-7f8091122340';
    const leadId = '019cb24f-1c00-7e44-8b63-7f8091122341';
    const same = { bookings: [booking('2027-03-02T09:00:00Z', { id, leadId })], leads: [lead({ id: leadId, bookingId: id })] };
    const [one] = acme(same).organizations;
    const people = { users: [user('omar', { email: 'omar@other.test' })], eventTypes: [eventType('omar', 'intro')] };
    const inOther = {
      bookings: same.bookings.map((given) => ({ ...given, eventType: 'omar/intro' })),
      leads: same.leads.map((given) => ({ ...given, eventType: 'omar/intro' })),
    };
    const [other] = acme({ slug: 'other', ...people, ...inOther }).organizations;
    const [first, second] = [await openDatabase(), await openDatabase()];
    await importDataset(first.db, { organizations: [one] });
    await importDataset(first.db, { organizations: [other] });
    const text = await exported(first);
    await importDataset(second.db, JSON.parse(text));
    expect(await exported(second)).toBe(text);
  });

  it('gives back the same text when what was exported is imported elsewhere', async () => {
    const [here, there] = [await openDatabase(), await openDatabase()];
    await importDataset(here.db, JSON.parse(JSON.stringify(everything())));
    const text = await exported(here);
    await importDataset(there.db, JSON.parse(text));
    expect(await exported(there)).toBe(text);
    expect(text).toContain('"canceledAt":"2027-01-01T00:00:00.000Z"');
  });

  it('touches no row when the same document comes again', async () => {
    const database = await openDatabase();
    const document = JSON.parse(JSON.stringify(everything()));
    const first = await importDataset(database.db, document);
    expect(first.counts).toEqual({ organizations: 2, users: 7, schedules: 8, eventTypes: 10, bookings: 45, leads: 13 });
    const rows = await everyRow(database);
    expect(await importDataset(database.db, document)).toEqual({
      counts: { organizations: 0, users: 0, schedules: 0, eventTypes: 0, bookings: 0, leads: 0 },
      leftAlone: [],
    });
    await importDataset(database.db, JSON.parse(await exported(database)));
    expect(await everyRow(database)).toEqual(rows);
  });

  it("makes an organization's first user its owner, and keeps roles that the document does not set", async () => {
    const database = await openDatabase();
    const roles = async () => JSON.parse(await exported(database)).organizations[0].users.map(({ role }: { role: string }) => role);
    const users = [user('imad', { role: 'member' }), user('rosa'), user('olga', { role: 'admin' })];
    await importDataset(database.db, acme({ users }));
    expect(await roles()).toEqual(['member', 'owner', 'admin']);
    await importDataset(database.db, acme({ users: [user('olga', { name: 'O' }), user('max')] }));
    expect(await roles()).toEqual(['member', 'owner', 'admin', 'member']);
    const errors = await errorsOf(database, acme({ users: [...users, user('max')].map((one) => ({ ...one, role: 'member' })) }));
    expect(errors).toEqual([{ path: '/organizations/0/users', message: 'must include an owner' }]);
  });

  it('leaves the document as it is', async () => {
    const database = await openDatabase();
    const document = acme({ bookings: [booking('2027-03-02T09:00:00Z')] });
    const before = JSON.stringify(document);
    await importDataset(database.db, document);
    expect(JSON.stringify(document)).toBe(before);
  });

  it('takes null in an optional field for its absence', async () => {
    const [here, there] = [await openDatabase(), await openDatabase()];
    const document = (rest: object, inviteeRest: object) =>
      acme({
        plan: 'team',
        users: [user('imad'), user('rosa')],
        eventTypes: [eventType('imad', 'intro', rest)],
        bookings: [
          booking('2027-03-02T09:00:00Z', {
            id: '019cb24f-1c00-7e44-8b63-7f8091122335',
            eventType: 'imad/intro',
            invitee: { name: 'Ann', email: 'ann@example.com', ...inviteeRest },
            ...rest,
          }),
        ],
      });
    await importDataset(here.db, document({ bufferBeforeMin: null }, { timezone: null }));
    await importDataset(there.db, document({}, {}));
    const withoutIds = async (database: Awaited<ReturnType<typeof openDatabase>>) =>
      (await exported(database)).replace(/"(id|createdAt|updatedAt)":"[^"]*"/g, '');
    expect(await withoutIds(here)).toBe(await withoutIds(there));
  });

  it('writes nothing when anything is wrong', async () => {
    const database = await openDatabase();
    const empty = await everyRow(database);
    const errors = await errorsOf(database, acme({ bookings: [booking('2027-03-02T09:00:00Z'), booking('2027-03-02T09:15:00Z')] }));
    expect(errors.map(({ path }) => path)).toEqual(['/organizations/0/bookings/1']);
    expect(await everyRow(database)).toEqual(empty);
  });

  it('changes what has changed, in place, and leaves bookings as they are', async () => {
    const database = await openDatabase();
    await importDataset(database.db, acme({ bookings: [booking('2027-03-02T09:00:00Z')] }));
    const [before] = JSON.parse(await exported(database)).organizations;
    const overrides = [{ date: '2027-03-05', hours: [] }];
    const schedules = [
      { name: 'Working hours', default: false },
      { name: 'Mornings', default: true, overrides },
    ];
    const users = [user('imad', { name: 'Imad', schedules, outOfOffice: [{ from: '2027-03-10', to: '2027-03-10' }] })];
    const eventTypes = [eventType('imad', 'intro', { durations: [20], schedule: 'Mornings' })];
    const { counts } = await importDataset(
      database.db,
      acme({ users, eventTypes, bookings: [booking('2027-03-02T09:00:00Z', { notes: 'new' })] }),
    );
    expect(counts).toEqual({ organizations: 0, users: 1, schedules: 2, eventTypes: 1, bookings: 0, leads: 0 });
    const [after] = JSON.parse(await exported(database)).organizations;
    expect(after.users[0]).toMatchObject({ id: before.users[0].id, name: 'Imad', outOfOffice: [{ from: '2027-03-10', reason: null }] });
    expect(after.users[0].schedules).toMatchObject([
      { id: before.users[0].schedules[0].id, default: false, weekly: {} },
      { name: 'Mornings', default: true, overrides },
    ]);
    expect(after.eventTypes[0]).toMatchObject({
      id: before.eventTypes[0].id,
      durations: [20],
      hosts: [{ slug: 'imad', schedule: 'Mornings' }],
    });
    expect(after.eventTypes[0].updatedAt > before.eventTypes[0].updatedAt).toBe(true);
    expect(after.users[1]).toEqual(before.users[1]);
    expect(after.bookings).toEqual(before.bookings);
  });

  it('keeps overrides and absences that the document does not speak of, and removes those it leaves out of a list', async () => {
    const database = await openDatabase();
    const weekly = { monday: [['09:00', '10:00']] };
    const withBoth = {
      schedules: [{ name: 'A', weekly, overrides: [{ date: '2027-03-05', hours: [] }] }],
      outOfOffice: [{ from: '2027-03-10', to: '2027-03-12' }],
    };
    await importDataset(database.db, acme({ users: [user('imad', withBoth)] }));
    await importDataset(database.db, acme({ users: [user('imad', { schedules: [{ name: 'A', weekly }] })] }));
    expect(JSON.parse(await exported(database)).organizations[0].users[0]).toMatchObject(withBoth);
    await importDataset(
      database.db,
      acme({ users: [user('imad', { schedules: [{ name: 'A', weekly, overrides: [] }], outOfOffice: [] })] }),
    );
    expect(JSON.parse(await exported(database)).organizations[0].users[0]).toMatchObject({
      schedules: [{ overrides: [] }],
      outOfOffice: [],
    });
  });

  it('renames a user who is recognized by id, with all that names the user', async () => {
    const database = await openDatabase();
    await importDataset(database.db, acme({ bookings: [booking('2027-03-02T09:00:00Z')] }));
    const [before] = JSON.parse(await exported(database)).organizations;
    const users = [user('imad-2', { id: before.users[0].id })];
    const { counts } = await importDataset(database.db, acme({ users, eventTypes: [eventType('imad-2', 'intro')] }));
    expect(counts).toMatchObject({ users: 1, eventTypes: 0 });
    const [after] = JSON.parse(await exported(database)).organizations;
    expect(after.bookings).toMatchObject([{ id: before.bookings[0].id, eventType: 'imad-2/intro', hosts: ['imad-2'] }]);
  });

  it('lets a document speak of what only the database holds', async () => {
    const database = await openDatabase();
    await importDataset(database.db, acme());
    const { counts } = await importDataset(database.db, acme({ users: [], eventTypes: [], bookings: [booking('2027-03-02T09:00:00Z')] }));
    expect(counts.bookings).toBe(1);
  });

  it('lists event types in the order of the document', async () => {
    const database = await openDatabase();
    const slugs = ['zebra', 'ant', 'mole', 'bee'];
    await importDataset(database.db, acme({ eventTypes: slugs.map((slug) => eventType('imad', slug)) }));
    expect(JSON.parse(await exported(database)).organizations[0].eventTypes.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
  });
});

it('leaves an organization on its plan, and an event type with its owner', async () => {
  const database = await openDatabase();
  const { db } = database;
  const company = (owner: string, rest: object) =>
    acme({
      users: [user('imad'), user('rosa')],
      eventTypes: [eventType(owner, 'intro', { id: '019cb24f-1c00-7e44-8b63-7f8091122300' })],
      ...rest,
    });
  await importDataset(db, company('imad', { plan: 'pro' }));
  await importDataset(db, company('imad', { plan: undefined }));
  expect((await db.selectFrom('organizations').select('plan').executeTakeFirstOrThrow()).plan).toBe('pro');
  expect(await errorsOf(database, company('rosa', {}))).toEqual([
    { path: '/organizations/0/eventTypes/0/owner', message: expect.stringContaining('cannot be changed') },
  ]);
});
