/** The way of a host's time from a real CalDAV server into slots, and of bookings back. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { connect, getCalendar, syncUntil, toIcs } from '../support/caldav.ts';
import { type CalDavServer, hasProgram, programs, startCalDavServer } from '../support/caldav-servers.ts';
import { at, book, createHost, offered } from '../support/hosts.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { daily, invitee } from '../support/worlds.ts';

const clock = '2027-03-01T00:00:00Z';

describe.each(programs.filter(hasProgram))('%s', (program) => {
  let dav: CalDavServer;
  let server: TestServer;
  let client: ApiClient;
  let eventTypeId: string;
  let calendar: Schemas['Calendar'];
  let work: Schemas['CalendarCollection'];
  const file = (name: string) => `${dav.home}work/${name}.ics`;

  beforeAll(async () => {
    dav = await startCalDavServer(program);
    await dav.makeCalendar('work', 'Work & more');
    await dav.makeCalendar('private', 'Private');
    server = await startTestServer({ worker: true, webhookAllowHosts: [dav.host], rateLimitPerMinute: 1_000_000 });
    await server.setClock(clock);
    ({ client, eventTypeId } = await createHost(
      server,
      { durations: [60] },
      { timezone: 'Europe/Paris', weekly: daily(['06:00', '20:00']) },
    ));
    const { data, error } = await connect(client, dav);
    expect(error).toBeUndefined();
    calendar = data as Schemas['Calendar'];
    work = calendar.collections.find(({ name }) => name === 'Work & more') as Schemas['CalendarCollection'];
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await dav.stop();
  });

  const isOffered = async (start: string) => {
    const [from, to] = [Date.parse(start), Date.parse(start) + 1].map((instant) => new Date(instant).toISOString()) as [string, string];
    return (await offered(client, eventTypeId, { from, to })).length > 0;
  };
  const sync = (what: string, isTrue: () => Promise<unknown>) => syncUntil(client, calendar.id, what, isTrue);
  const writeTo = async (writesTo: string) => {
    const { error } = await client.PATCH('/api/v2/calendars/{id}', { params: { path: { id: calendar.id } }, body: { writesTo } });
    expect(error).toBeUndefined();
  };
  const ownFiles = async (name = 'work') => {
    const { body } = await dav.send('PROPFIND', `${dav.home}${name}/`, undefined, { depth: '1' });
    return [...new Set([...body.matchAll(/[0-9a-f-]{36}\.ics/g)].map(([name]) => name))];
  };
  const bookAt = async (start: string) => {
    const { data, error } = await book(client, eventTypeId, start);
    expect(error).toBeUndefined();
    return data as Schemas['Booking'];
  };
  const getBooking = async (id: string) =>
    (await client.GET('/api/v2/bookings/{id}', { params: { path: { id } } })).data as Schemas['Booking'];

  it('connects, and lists collections', async () => {
    expect(calendar).toMatchObject({ kind: 'caldav', state: 'pending', username: dav.username, writesTo: null });
    expect(calendar.collections.map(({ name }) => name).sort()).toEqual(['Private', 'Work & more']);
    expect(work).toMatchObject({ countsAsBusy: true, isWritable: true });
    await sync('it is read', async () => (await getCalendar(client, calendar.id)).state === 'ok');
  });

  it('blocks the times of a weekly event over both clock changes, without an exception, until it is deleted', async () => {
    const weekly = ['DTSTART;TZID=Europe/Paris:20270303T100000', 'DTEND;TZID=Europe/Paris:20270303T110000', 'RRULE:FREQ=WEEKLY'];
    const starts = ['2027-03-24T09:00:00Z', '2027-03-31T08:00:00Z', '2027-10-27T08:00:00Z', '2027-11-03T09:00:00Z'];
    const others = ['2027-03-24T08:00:00Z', '2027-03-31T09:00:00Z', '2027-10-27T09:00:00Z', '2027-11-03T08:00:00Z'];
    const free = () => Promise.all(starts.map(isOffered));
    expect(await free()).toEqual([true, true, true, true]);
    expect((await dav.put(file('weekly'), toIcs('weekly', ...weekly))).status).toBe(201);
    await sync('its times are blocked', async () => (await free()).every((one) => !one));
    expect(await Promise.all(others.map(isOffered))).toEqual([true, true, true, true]);
    const { error } = await book(client, eventTypeId, starts[1] as string);
    expect(error).toMatchObject({ code: 'slot_unavailable', reason: 'calendar_busy' });
    await dav.put(file('weekly'), toIcs('weekly', ...weekly, 'EXDATE;TZID=Europe/Paris:20270331T100000'));
    await sync('the exception is free', async () => (await free())[1]);
    expect(await free()).toEqual([false, true, false, false]);
    await dav.send('DELETE', file('weekly'));
    await sync('all is free', async () => (await free()).every(Boolean));
  });

  it('writes a booking once, updates it when it is moved, and removes it when it is canceled', async () => {
    await writeTo(work.id);
    const booking = await bookAt(at('10:00'));
    await sync('the booking is there', async () => (await ownFiles()).length > 0);
    await sync('it is read again', async () => true);
    const [name, ...more] = await ownFiles();
    expect(more).toEqual([]);
    const text = async () => (await dav.send('GET', `${dav.home}work/${name}`)).body;
    expect(await text()).toMatch(/DTSTART:20270302T100000Z[\s\S]*/);
    expect(await text()).toContain(`UID:${booking.id}@caledee`);
    expect(await text()).not.toMatch(/METHOD|ATTENDEE|ORGANIZER|@example\.com/);
    const busy = await client.GET('/api/v2/busy', { params: { query: { from: '2027-03-01', to: '2027-04-01' } } });
    expect(busy.data?.items).toEqual([]);
    const { data: moved } = await client.POST('/api/v2/bookings/{id}/reschedule', {
      params: { path: { id: booking.id } },
      body: { startAt: at('13:00') },
    });
    await sync('it is moved there', async () => (await text()).includes('DTSTART:20270302T130000Z'));
    expect(await ownFiles()).toEqual([name]);
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: moved?.id as string } } });
    await sync('it is gone', async () => (await ownFiles()).length === 0);
    expect(await isOffered(at('13:00'))).toBe(true);
  });

  it('is not canceled when another connection to the same collection stops writing', async () => {
    const { data: second } = await connect(client, dav);
    const id = second?.id as string;
    const twin = second?.collections.find(({ name }) => name === work.name)?.id as string;
    const change = (body: Schemas['CalendarChange']) => client.PATCH('/api/v2/calendars/{id}', { params: { path: { id } }, body });
    expect((await change({ writesTo: twin })).error).toBeUndefined();
    const syncSecond = (what: string, isTrue: () => Promise<unknown>) => syncUntil(client, id, what, isTrue);
    await syncSecond('it is read', async () => (await getCalendar(client, id)).state === 'ok');
    const booking = await bookAt(at('10:00'));
    const published = async () =>
      (await server.pool.query(`select from published_meetings where status = 'written' and uid = $1`, [booking.id])).rowCount;
    await sync('the first has written it', async () => (await ownFiles()).length > 0);
    await syncSecond('both have written it', async () => (await published()) === 2);
    const files = await ownFiles();
    expect((await change({ writesTo: null })).error).toBeUndefined();
    await syncSecond('the second has withdrawn', async () => (await published()) === 1);
    await sync('it is read again', async () => true);
    expect(await ownFiles()).toEqual(files);
    expect(await getBooking(booking.id)).toMatchObject({ status: 'active' });
    await client.DELETE('/api/v2/calendars/{id}', { params: { path: { id } } });
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking.id } } });
    await sync('it is gone', async () => (await ownFiles()).length === 0);
  });

  it('follows an event that the host moves or deletes there', async () => {
    const booking = await bookAt(at('10:00'));
    await sync('the booking is there', async () => (await ownFiles()).length > 0);
    const [name] = await ownFiles();
    const path = `${dav.home}work/${name}`;
    const dragged = ['DTSTART;TZID=Europe/Paris:20270303T150000', 'DTEND;TZID=Europe/Paris:20270303T160000', 'SUMMARY:Mine'];
    await dav.put(path, toIcs(`${booking.id}@caledee`, ...dragged));
    await sync('the booking has moved', async () => (await getBooking(booking.id)).rescheduledToId !== null);
    const moved = await getBooking((await getBooking(booking.id)).rescheduledToId as string);
    expect(moved).toMatchObject({ startAt: '2027-03-03T14:00:00.000Z', status: 'active' });
    // The object of the host is not written over.
    await sync('it is read again', async () => true);
    expect((await dav.send('GET', path)).body).toContain('SUMMARY:Mine');
    await dav.send('DELETE', path);
    await sync('the booking is canceled', async () => (await getBooking(moved.id)).status === 'canceled');
    expect(await getBooking(moved.id)).toMatchObject({ canceledBy: 'host', cancelReason: "Deleted from the host's calendar." });
    expect(await ownFiles()).toEqual([]);
  });

  it('blocks the later occurrences of a booking that the host makes recurring', async () => {
    const booking = await bookAt(at('10:00'));
    await sync('the booking is there', async () => (await ownFiles()).length > 0);
    const path = `${dav.home}work/${(await ownFiles())[0]}`;
    const weekly = ['DTSTART;TZID=Europe/Paris:20270302T110000', 'DTEND;TZID=Europe/Paris:20270302T120000', 'RRULE:FREQ=WEEKLY;COUNT=3'];
    await dav.put(path, toIcs(`${booking.id}@caledee`, ...weekly));
    await sync('the next one is blocked', async () => !(await isOffered(at('10:00', '2027-03-09'))));
    const { data } = await client.GET('/api/v2/busy', { params: { query: { from: '2027-03-01', to: '2027-04-01' } } });
    expect(data?.items.map(({ startAt }) => startAt)).toEqual(['2027-03-09T10:00:00.000Z', '2027-03-16T10:00:00.000Z']);
    expect(await getBooking(booking.id)).toMatchObject({ status: 'active', startAt: '2027-03-02T10:00:00.000Z' });
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking.id } } });
    await sync('all are gone', async () => isOffered(at('10:00', '2027-03-09')));
    expect(await ownFiles()).toEqual([]);
  });

  it('reports an event that is moved to where no booking can be, and keeps the booking', async () => {
    const booking = await bookAt(at('10:00'));
    await sync('the booking is there', async () => (await ownFiles()).length > 0);
    const [name] = await ownFiles();
    const path = `${dav.home}work/${name}`;
    await dav.put(path, toIcs(`${booking.id}@caledee`, 'DTSTART:20270303T020000Z', 'DTEND:20270303T030000Z'));
    const conflicts = async () => {
      const { data } = await client.GET('/api/v2/events', { params: { query: { limit: 100 } } });
      return data?.items.filter(({ event }) => event === 'calendar_conflict') ?? [];
    };
    await sync('the conflict is reported', async () => (await conflicts()).length > 0);
    await sync('it is read again', async () => true);
    const moved = async () => (await dav.send('GET', path)).body.includes('DTSTART:20270303T020000Z');
    for (const addsAttendees of [true, false]) {
      await client.PATCH('/api/v2/calendars/{id}', { params: { path: { id: calendar.id } }, body: { addsAttendees } });
      await sync('it is read again', async () => true);
      expect(await moved()).toBe(true);
    }
    const reason = expect.stringContaining('outside the available hours');
    expect(await conflicts()).toMatchObject([{ reason, data: { id: booking.id, status: 'active', startAt: '2027-03-02T10:00:00.000Z' } }]);
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking.id } } });
    await sync('it is gone', async () => (await ownFiles()).length === 0);
  });

  it('removes the event of a booking that is canceled while the host moves it there', async () => {
    const booking = await bookAt(at('11:00'));
    const path = file(booking.id);
    const isThere = async () => (await dav.send('GET', path)).status === 200;
    await sync('the booking is there', isThere);
    const { body } = await dav.send('GET', path);
    await dav.put(path, body.replaceAll('20270302T11', '20270303T14').replaceAll('20270302T12', '20270303T15'));
    const waits = (count: number) => async () => (await listLockWaits(server.pool)).length === count;
    const holder = await server.pool.connect();
    try {
      await holder.query('begin');
      await holder.query('select pg_advisory_xact_lock(hashtextextended(host_id::text, 0)) from bookings where id = $1', [booking.id]);
      await client.POST('/api/v2/calendars/{id}/sync', { params: { path: { id: calendar.id } } });
      await until('the reading waits to be stored', waits(1));
      const canceled = client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking.id } } });
      await until('the cancellation waits, too', waits(2));
      await holder.query('rollback');
      expect((await canceled).response.status).toBe(200);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    await sync('it is gone', async () => !(await isThere()));
    const { data } = await client.GET('/api/v2/events', { params: { query: { limit: 100 } } });
    expect(data?.items.filter(({ bookingId }) => bookingId === booking.id).map(({ event }) => event)).toEqual([
      'booking_created',
      'booking_canceled',
    ]);
  }, 60_000);

  it('writes coming bookings to a new target and removes them from the one before, or leaves them', async () => {
    const booking = await bookAt(at('10:00'));
    const personal = calendar.collections.find(({ name }) => name === 'Private') as Schemas['CalendarCollection'];
    await sync('the booking is there', async () => (await ownFiles()).length > 0);
    await writeTo(personal.id);
    await sync('it is in the new one', async () => (await ownFiles('private')).length > 0);
    expect([await ownFiles(), await ownFiles('private')]).toEqual([[], [`${booking.id}.ics`]]);
    await writeTo(work.id);
    await sync('it is back', async () => (await ownFiles()).length > 0);
    expect([await ownFiles(), await ownFiles('private')]).toEqual([[`${booking.id}.ics`], []]);
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking.id } } });
    await sync('it is gone', async () => (await ownFiles()).length === 0);
  });

  it('finds a calendar that is created later, and counts it as busy', async () => {
    await dav.makeCalendar('later', 'Later');
    await dav.put(`${dav.home}later/one.ics`, toIcs('one', 'DTSTART:20270311T120000Z', 'DTEND:20270311T130000Z'));
    await sync('its times are blocked', async () => !(await isOffered(at('12:00', '2027-03-11'))));
    const { collections } = await getCalendar(client, calendar.id);
    expect(collections.slice(0, -1)).toEqual(calendar.collections);
    expect(collections.at(-1)).toEqual({ id: expect.any(String), name: 'Later', countsAsBusy: true, isWritable: true });
  });

  it.each(['at once', 'in two steps'])('keeps a booking whose event the host moves %s to another calendar', async (how) => {
    const booking = await bookAt(at('10:00', '2027-03-10'));
    await sync('the booking is there', async () => (await ownFiles()).length > 0);
    const [name] = await ownFiles();
    const [from, to] = [`${dav.home}work/${name}`, `${dav.home}new-${how.length}/${name}`];
    const { body } = await dav.send('GET', from);
    await dav.makeCalendar(`new-${how.length}`, 'New');
    await dav.put(to, body);
    if (how !== 'at once') await sync('it is in both', async () => true);
    await dav.send('DELETE', from);
    const findConflict = async () => {
      const { data } = await client.GET('/api/v2/events', { params: { query: { limit: 100 } } });
      return data?.items.find(({ event, bookingId }) => event === 'calendar_conflict' && bookingId === booking.id);
    };
    await sync('the conflict is reported', findConflict);
    expect(await findConflict()).toMatchObject({ reason: 'The event was moved to another calendar.', data: { status: 'active' } });
    expect(await getBooking(booking.id)).toMatchObject({ status: 'active' });
    expect(await isOffered(at('10:00', '2027-03-10'))).toBe(false);
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking.id } } });
    await dav.send('DELETE', to);
    await sync('it is free', () => isOffered(at('10:00', '2027-03-10')));
  });

  it('adds attendees to events if the host wants them', async () => {
    const change = (body: Schemas['CalendarChange']) =>
      client.PATCH('/api/v2/calendars/{id}', { params: { path: { id: calendar.id } }, body });
    const { data } = await client.POST('/api/v2/bookings', {
      body: {
        eventTypeId,
        startAt: at('10:00', '2027-03-12'),
        invitee: { name: 'Ann; Lee', email: 'ann@example.com' },
        guests: ['bo@example.com'],
      },
    });
    const path = `${dav.home}work/${data?.id}.ics`;
    const text = async () => (await dav.send('GET', path)).body.replace(/\r\n /g, '');
    await sync('the booking is there', async () => (await text()).includes('Ann'));
    expect(await text()).not.toMatch(/ATTENDEE|ORGANIZER|example\.com/);
    expect((await change({ addsAttendees: true })).data).toMatchObject({ addsAttendees: true });
    await sync('they are there', async () => (await text()).includes('ATTENDEE'));
    expect(await text()).toMatch(/ORGANIZER;CN="?host-[^:]*:mailto:host-\S*@acme\.test/i);
    const attendees = [...(await text()).matchAll(/^ATTENDEE.*$/gm)].map(([line]) => line);
    expect(attendees).toHaveLength(2);
    expect(attendees).toContainEqual(expect.stringMatching(/^(?=.*PARTSTAT=ACCEPTED)(?=.*CN="Ann; Lee").*:mailto:ann@example\.com/i));
    expect(attendees).toContainEqual(expect.stringMatching(/^(?=.*PARTSTAT=NEEDS-ACTION)(?!.*CN=).*:mailto:bo@example\.com/i));
    expect(await text()).not.toContain('METHOD');
    await change({ addsAttendees: false });
    await sync('they are gone', async () => !(await text()).includes('ATTENDEE'));
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: data?.id as string } } });
    await sync('it is gone', async () => (await ownFiles()).length === 0);
  });

  it('cancels nothing when many events vanish at once', async () => {
    const bookings = await Promise.all(['08:00', '10:00', '12:00', '14:00'].map((time) => bookAt(at(time, '2027-03-09'))));
    await sync('the bookings are there', async () => (await ownFiles()).length === 4);
    for (const name of await ownFiles()) await dav.send('DELETE', `${dav.home}work/${name}`);
    await sync('it is read again', async () => true);
    const statuses = await Promise.all(bookings.map(async ({ id }) => (await getBooking(id)).status));
    expect(statuses).toEqual(['active', 'active', 'active', 'active']);
  });

  it.each([false, true])('disconnects, and removes the events of bookings where that is wanted: %s', async (deleteEvents) => {
    const { data: connected } = await connect(client, dav);
    const id = connected?.id as string;
    const target = connected?.collections.find(({ name }) => name === 'Private')?.id as string;
    await client.PATCH('/api/v2/calendars/{id}', { params: { path: { id } }, body: { writesTo: target } });
    await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
    const booking = await bookAt(at('10:00', deleteEvents ? '2027-03-16' : '2027-03-17'));
    const isThere = async () => (await ownFiles('private')).includes(`${booking.id}.ics`);
    await syncUntil(client, id, 'the booking is there', isThere);
    const { data } = await client.DELETE('/api/v2/calendars/{id}', { params: { path: { id }, query: { deleteEvents } } });
    expect(data?.id).toBe(id);
    expect(await isThere()).toBe(!deleteEvents);
    await sync('the other connection is read', async () => true);
    expect(await getBooking(booking.id)).toMatchObject({ status: 'active' });
  });

  it('has no name of a person who was erased, also in the past', async () => {
    const { data: booking } = await book(client, eventTypeId, at('16:00'), { invitee: invitee({ name: 'Zora Quill' }) });
    await sync('the booking is there', async () => (await ownFiles()).includes(`${booking?.id}.ics`));
    const text = async () => (await dav.send('GET', `${dav.home}work/${booking?.id}.ics`)).body;
    expect(await text()).toContain('Zora Quill');
    await server.setClock('2027-03-03T00:00:00Z');
    const { error } = await client.POST('/api/v2/contacts/erase', { body: { email: booking?.invitee.email as string } });
    expect(error).toBeUndefined();
    await sync('the name is gone', async () => !(await text()).includes('Zora Quill'));
    expect(await text()).toContain('SUMMARY:call with Erased');
  });
});

for (const program of programs.filter((one) => !hasProgram(one))) it.skip(`${program}: skipped, it is not installed`, () => {});
