/** Results of changes say what a careful person would: what stays as it was, and what the user may not expect. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CallToolResult } from '@modelcontextprotocol/client';
import { call } from '../support/mcp.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let token: string;
let worlds = 0;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
});
afterAll(() => server.stop());

// biome-ignore lint/suspicious/noExplicitAny: a result may be anything.
type Content = any;

beforeEach(async () => {
  worlds += 1;
  const [imad, priya] = [`imad-${worlds}`, `priya-${worlds}`];
  const person = (slug: string, name: string) => user(slug, { name, timezone: 'Europe/Paris' });
  await server.setClock('2027-03-01T08:00:00Z');
  await server.load(
    world(
      organization(`acme-${worlds}`, {
        users: [person(imad, 'Imad Haddad'), person(priya, 'Priya Nair')],
        eventTypes: [eventType(imad, 'intro', { name: 'Intro call' })],
      }),
    ),
  );
  token = await server.token(imad);
});

const send = async (name: string, given: Record<string, unknown> = {}): Promise<CallToolResult> =>
  (await call(server, token, name, given)).result as CallToolResult;
const textOf = ({ content }: CallToolResult): string => (content[0] as { text: string }).text;

/** Calls a tool that must succeed. */
async function use(name: string, given: Record<string, unknown> = {}): Promise<Content> {
  const result = await send(name, given);
  expect([name, result.isError ? result.content : undefined]).toEqual([name, undefined]);
  return { ...(result.structuredContent as object), text: textOf(result) };
}

const firstOf = async (name: string): Promise<string> => (await use(name)).items[0].id;
const date = '2027-03-02';
const ann = { name: 'Ann Lee', email: 'ann@example.com', timezone: 'Europe/Paris' };
const book = async (startAt = `${date}T10:00+01:00`): Promise<Content> =>
  use('create_booking', { eventTypeId: await firstOf('list_event_types'), startAt, invitee: ann });

describe('hours', () => {
  it.each([true, false])('of a date with an absence say that it stays closed; dry run: %s', async (dry_run) => {
    await use('set_out_of_office', { from: '2027-03-01', to: '2027-03-05' });
    const scheduleId = await firstOf('list_schedules');
    const set = await use('create_availability_override', { scheduleId, date, hours: [['09:00', '12:00']], dry_run });
    expect(set.warnings).toEqual(['This date stays closed by the absence of 2027-03-01 to 2027-03-05.']);
    const removed = await use('delete_availability_override', { scheduleId, date, dry_run });
    expect(removed.warnings).toEqual(['This date stays closed by the absence of 2027-03-01 to 2027-03-05.']);
  });

  it('of one schedule leave others as they are, and overrides', async () => {
    const scheduleId = await firstOf('list_schedules');
    await use('create_schedule', { name: 'Evenings', weekly: { tuesday: [['18:00', '20:00']] } });
    const closed = await use('create_availability_override', { scheduleId, date, hours: [] });
    expect(closed.warnings).toEqual(['The hours of other schedules stay as they are: "Evenings".']);
    const changed = await use('update_schedule', { scheduleId, weekly: { tuesday: [] } });
    expect(changed.warnings).toEqual([
      'The hours of other schedules stay as they are: "Evenings".',
      '1 date has other hours by overrides, which stay.',
    ]);
    expect((await use('update_schedule', { scheduleId, name: 'Office' })).warnings).toBeUndefined();
  });

  it('in a wrong form are refused with an example', async () => {
    const scheduleId = await firstOf('list_schedules');
    const messageOf = async (name: string, given: object) =>
      ((await send(name, { scheduleId, ...given })).structuredContent as Content).message;
    for (const [hours, message] of [
      [{ start: '09:00', end: '12:00' }, '`hours` must be a list, such as [["09:00","12:30"],["13:30","18:00"]].'],
      [[{ start: '09:00', end: '12:00' }], '`hours.0` must be a list, such as ["09:00","12:30"].'],
      ['9-12', '`hours` must be a list, such as [["09:00","12:30"],["13:30","18:00"]].'],
      [['09:00', '12:00'], '`hours.0` must be a list, such as ["09:00","12:30"].'],
    ])
      expect(await messageOf('create_availability_override', { date, hours })).toBe(message);
    expect(await messageOf('update_schedule', { weekly: [] })).toMatch(/^`weekly` must be an object, such as \{"monday":\[\[/);
    const eventTypeId = await firstOf('list_event_types');
    const order = { eventTypeId, startAt: `${date}T10:00+01:00`, invitee: ann };
    const example = '[{"questionId":"team-size","value":"1–10"}]';
    expect(((await send('create_booking', { ...order, answers: { size: 'x' } })).structuredContent as Content).message).toBe(
      `\`answers\` must be a list, such as ${example}.`,
    );
  });
});

it('a schedule in use is not deleted, and the refusal has the ids of its event types', async () => {
  const { id: scheduleId } = await use('create_schedule', { name: 'Evenings', weekly: { tuesday: [['18:00', '20:00']] } });
  const eventTypeId = await firstOf('list_event_types');
  await use('update_event_type', { eventTypeId, hosts: [{ id: 'me', scheduleId }] });
  const refused = await send('delete_schedule', { scheduleId });
  expect(refused.structuredContent).toMatchObject({ code: 'schedule_in_use', eventTypes: [{ id: eventTypeId }] });
  expect(textOf(refused)).toContain(`\n- id "${eventTypeId}", name "Intro call"`);
});

describe('a change that changes nothing says so', () => {
  const nothing = async (name: string, given: Record<string, unknown>) => {
    for (const dry_run of [true, false]) {
      const { unchanged, text } = await use(name, { ...given, dry_run });
      expect([name, unchanged, text.split(':')[0]]).toEqual([name, true, dry_run ? 'Nothing would change' : 'Nothing changed']);
    }
  };
  const something = async (name: string, given: Record<string, unknown>) => expect((await use(name, given)).unchanged).toBeUndefined();

  it('of an event type', async () => {
    const eventTypeId = await firstOf('list_event_types');
    await nothing('update_event_type', { eventTypeId, active: true });
    await something('update_event_type', { eventTypeId, active: false });
  });

  it('of a schedule, an override and an absence', async () => {
    const scheduleId = await firstOf('list_schedules');
    const { weekly } = (await use('list_schedules')).items[0];
    await nothing('update_schedule', { scheduleId, weekly });
    await something('update_schedule', { scheduleId, weekly: { monday: [] } });
    await nothing('delete_availability_override', { scheduleId, date });
    const override = { scheduleId, date, hours: [['10:00', '11:00']] };
    await something('create_availability_override', override);
    await nothing('create_availability_override', override);
    await something('delete_availability_override', { scheduleId, date });
    const { id: outOfOfficeId } = await use('set_out_of_office', { from: date, to: date });
    await nothing('update_out_of_office', { outOfOfficeId, to: date });
    await something('update_out_of_office', { outOfOfficeId, to: '2027-03-03' });
  });

  it('of a booking and a lead', async () => {
    const { id: bookingId } = await book();
    await something('cancel_booking', { bookingId });
    await nothing('cancel_booking', { bookingId });
    const other = await book(`${date}T12:00+01:00`);
    await server.setClock('2027-03-02T13:00:00Z');
    await nothing('mark_no_show', { bookingId: other.id, noShow: false });
    await something('mark_no_show', { bookingId: other.id });
    await nothing('mark_no_show', { bookingId: other.id });
    for (const noShow of [false, true])
      expect((await use('mark_no_show', { bookingId: other.id, noShow })).text).toMatch(/^Recorded the attendance: /);
    const { id: leadId } = await use('create_lead', {
      eventTypeId: await firstOf('list_event_types'),
      name: 'Bo',
      email: 'bo@example.com',
    });
    await nothing('update_lead', { leadId, status: 'new' });
    await something('update_lead', { leadId, status: 'contacted' });
  });
});

describe('a warning', () => {
  it('of an absence with the same dates as another one, and of one that remains', async () => {
    const given = { from: date, to: '2027-03-05' };
    const { id } = await use('set_out_of_office', given);
    for (const dry_run of [true, false])
      expect((await use('set_out_of_office', { ...given, dry_run })).warnings).toEqual([
        'Another absence has the same dates (`overlapping`): this one is not needed.',
      ]);
    expect((await use('delete_out_of_office', { outOfOfficeId: id })).warnings).toEqual([
      'Another absence has some of these dates (`overlapping`), which stay closed.',
    ]);
  });

  it('of a lead with the same email', async () => {
    const given = { eventTypeId: await firstOf('list_event_types'), name: 'Bo', email: 'bo@example.com' };
    const first = await use('create_lead', given);
    expect(first.warnings).toBeUndefined();
    for (const dry_run of [true, false])
      expect((await use('create_lead', { ...given, dry_run })).warnings).toEqual([
        expect.stringMatching(/^There is a lead with this email already \(id [0-9a-f-]{36}\); this is another one\.$/),
      ]);
  });

  it('of a changed slug and of new hosts, and of neither where it is as before', async () => {
    const eventTypeId = await firstOf('list_event_types');
    const members = (await use('list_members')).items as { id: string; name: string }[];
    const hosts = members.map(({ id }) => ({ id }));
    const given = { eventTypeId, slug: 'intro-call', kind: 'round_robin', hosts };
    for (const dry_run of [true, false])
      expect((await use('update_event_type', { ...given, dry_run })).warnings).toEqual([
        'Priya Nair can be booked by it from now on, without an email about it.',
        'Links with the old slug "intro" no longer work.',
      ]);
    expect((await use('update_event_type', { ...given, name: 'Intro' })).warnings).toBeUndefined();
    const made = await use('create_event_type', { name: 'Pair', slug: 'pair', kind: 'collective', durations: [30], hosts });
    expect(made.warnings).toEqual(['Priya Nair can be booked by it from now on, without an email about it.']);
  });

  it('of hosts and questions that a new list leaves out', async () => {
    const eventTypeId = await firstOf('list_event_types');
    const [imad, priya] = (await use('list_members')).items as { id: string; name: string }[];
    const question = (id: string, label: string) => ({ id, label, type: 'short_text', required: false });
    const questions = [question('size', 'Team size'), question('topic', 'Topic')];
    await use('update_event_type', { eventTypeId, kind: 'round_robin', hosts: [{ id: imad?.id }, { id: priya?.id }], questions });
    const given = { eventTypeId, hosts: [{ id: imad?.id }], questions: [question('topic', 'Subject'), question('budget', 'Budget')] };
    for (const dry_run of [true, false])
      expect((await use('update_event_type', { ...given, dry_run })).warnings).toEqual([
        'Removed from the hosts, since `hosts` is the whole list: Priya Nair.',
        'Removed from the questions, since `questions` is the whole list: "Team size" (size).',
      ]);
    expect((await use('update_event_type', { eventTypeId, name: 'Intro' })).warnings).toBeUndefined();
  });

  it('of a lead with another email than the invitee', async () => {
    const eventTypeId = await firstOf('list_event_types');
    const { id: leadId } = await use('create_lead', { eventTypeId, name: 'Wes Clark', email: 'wes@example.com' });
    const given = { eventTypeId, startAt: `${date}T10:00+01:00`, invitee: ann, leadId };
    const warnings = async (more: object) => (await use('create_booking', { ...given, ...more })).warnings;
    expect(await warnings({ dry_run: true })).toEqual([
      'The lead "Wes Clark" has another email (wes@example.com) than the invitee, and counts as booked.',
    ]);
    expect(await warnings({ invitee: { ...ann, email: 'Wes@example.com' } })).toBeUndefined();
  });

  it('of a start in the past, whatever other rules it breaks', async () => {
    const { id: bookingId, eventTypeId } = await book();
    for (const startAt of ['2027-02-26T10:00+01:00', '2027-02-26T10:10+01:00', '2027-02-27T03:00+01:00']) {
      const refusals = [
        await send('create_booking', { eventTypeId, startAt, invitee: { ...ann, email: 'bo@example.com' } }),
        await send('reschedule_booking', { bookingId, startAt }),
      ];
      for (const { structuredContent } of refusals) {
        expect(structuredContent).toMatchObject({ code: 'slot_unavailable', reason: 'in_past', message: 'The start is in the past.' });
        expect((structuredContent as Content).alternatives[0]).toBe('2027-03-01T09:00+01:00');
      }
    }
  });
});

describe('questions', () => {
  it('say what closes a date', async () => {
    const [eventTypeId, scheduleId] = [await firstOf('list_event_types'), await firstOf('list_schedules')];
    const explain = async () => (await use('explain_availability', { eventTypeId, startAt: `${date}T10:00+01:00` })).hosts[0];
    expect(await explain()).toMatchObject({ offered: true, hoursSource: 'weekly', seatsRemaining: 1 });
    await use('create_availability_override', { scheduleId, date, hours: [] });
    expect(await explain()).toMatchObject({ reason: 'outside_hours', hours: [], hoursSource: 'override' });
    await use('set_out_of_office', { from: date, to: date });
    const away = await explain();
    expect(away).toMatchObject({ reason: 'out_of_office', hours: [], hoursSource: 'absence' });
    expect(away).toMatchObject({ brokenRules: [{ rule: 'open', reasons: ['out_of_office'] }] });
    expect(away).not.toHaveProperty('seatsRemaining');
  });

  it('find invitees by words in any order, with blanks around them', async () => {
    await book();
    for (const invitee of ['ann lee', ' Lee  ann ', 'LEE', 'example.com ann', '\tann\n', 'ann@example.com'])
      expect([invitee, (await use('list_bookings', { invitee })).items.length]).toEqual([invitee, 1]);
    for (const invitee of ['ann bo', 'annlee', 'lee%'])
      expect([invitee, (await use('list_bookings', { invitee })).items.length]).toEqual([invitee, 0]);
    expect((await use('list_bookings', { invitee: '  ' })).items).toHaveLength(1);
  });

  it('say why no busy times are known', async () => {
    const busy = async () => use('list_busy_times', { from: date, to: date });
    expect(await busy()).toMatchObject({ items: [], note: 'No calendar is connected.' });
    const client = server.client(token);
    const { data } = await client.POST('/api/v2/calendars', { body: { kind: 'push' } });
    expect((await busy()).text).toMatch(/^Busy times: none\.\nBusy times are not known: .*`list_calendars`/);
    const body = { version: 1, from: `${date}T00:00:00Z`, to: `${date}T23:00:00Z`, intervals: [] };
    await client.PUT('/api/v2/calendars/{id}/busy', { params: { path: { id: data?.id as string } }, body });
    expect(await busy()).not.toHaveProperty('note');
  });

  it('show every instant with the offset of one time zone', async () => {
    await server.setClock('2027-03-01T08:00:07.123Z');
    const { id: bookingId, eventTypeId } = await book();
    await use('set_out_of_office', { from: '2027-03-10', to: '2027-03-10' });
    for (const [name, given] of Object.entries({
      get_booking: { bookingId },
      list_bookings: {},
      list_messages: { bookingId },
      list_out_of_office: {},
      list_schedules: {},
      explain_availability: { eventTypeId, startAt: `${date}T10:00+01:00` },
      get_availability: { eventTypeId, from: date, to: date, limit: 2 },
      cancel_booking: { bookingId },
    }))
      expect([name, JSON.stringify(await use(name, given))]).toEqual([name, expect.not.stringMatching(/\d{4}-\d\d-\d\dT[\d:.]+Z/)]);
    const { nextFrom } = await use('get_availability', { eventTypeId, from: date, to: date, limit: 2, timezone: 'Asia/Tokyo' });
    expect(nextFrom).toMatch(/\+09:00$/);
  });
});
