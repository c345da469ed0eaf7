/** Arguments as models and their clients write them: texts instead of other values, and null for what is left out. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, startAcme } from '../support/acme.ts';
import { call } from '../support/mcp.ts';

let acme: Acme;
let token: string;

beforeAll(async () => {
  acme = await startAcme({
    durations: [30, 60],
    questions: [{ id: 'topic', label: 'Topic', type: 'short_text' }],
  });
  token = await acme.server.token('imad');
});
afterAll(() => acme.server.stop());

const invitee = { name: 'Ann Lee', email: 'ann@example.com' };

// biome-ignore lint/suspicious/noExplicitAny: an answer may be anything.
const use = async (name: string, given: Record<string, unknown>): Promise<any> => {
  const { result } = await call(acme.server, token, name, given);
  return result?.structuredContent;
};

const messageOf = async (name: string, given: Record<string, unknown>): Promise<string> => (await use(name, given)).message;

describe('a text', () => {
  it('is taken for the number, boolean, list or object that is wanted', async () => {
    const wanted = { name: 'Talk', kind: 'one_on_one', dry_run: 'true' };
    const plain = await use('create_event_type', { ...wanted, slug: 'talk', durations: [15, 30], bufferBeforeMin: 5, active: false });
    const questions = [{ id: 'q', label: 'Why?', type: 'short_text', required: true }];
    expect(plain).toMatchObject({ durations: [15, 30], bufferBeforeMin: 5, active: false });
    const texts = { durations: '["15", 30]', bufferBeforeMin: '5', active: 'False', questions: JSON.stringify(questions) };
    const { questions: asked, ...rest } = await use('create_event_type', { ...wanted, slug: 'talk', ...texts });
    expect(rest).toEqual({ ...plain, questions: undefined });
    expect(asked).toMatchObject(questions);
    expect(plain).not.toHaveProperty('id');
    expect((await use('list_event_types', { limit: '1', active: 'true' })).items).toHaveLength(1);
  });

  it('may hold an object whose members are texts in turn', async () => {
    const given = { eventTypeId: acme.eventTypeId, startAt: '2027-03-02T09:00:00Z', durationMin: '60', guests: '["bo@example.com"]' };
    const answers = '[{"questionId":"topic","value":"[1]"}]';
    const booking = await use('create_booking', { ...given, invitee: JSON.stringify(invitee), answers, dry_run: 'true' });
    expect(booking).toMatchObject({
      durationMin: 60,
      fromInvitee: { ...invitee, guests: ['bo@example.com'], answers: [{ question: 'Topic', value: '[1]' }] },
    });
    expect((await use('list_bookings', {})).items).toEqual([]);
  });

  it('stays a text where a text is accepted', async () => {
    const given = { eventTypeId: acme.eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee: { ...invitee, name: '5' }, notes: '{"a":1}' };
    expect(await use('create_booking', { ...given, dry_run: true })).toMatchObject({
      fromInvitee: { name: '5', notes: '{"a":1}' },
    });
    expect(await messageOf('create_booking', { ...given, notes: 5, dry_run: true })).toBe('`notes` must be a string.');
  });

  it.each([
    ['list_bookings', 'limit', '5.0', '`limit` must be an integer.'],
    ['list_bookings', 'limit', '1e1', '`limit` must be an integer.'],
    ['list_bookings', 'limit', ' 5', '`limit` must be an integer.'],
    ['list_bookings', 'limit', '0x5', '`limit` must be an integer.'],
    ['list_bookings', 'limit', '', '`limit` must be an integer.'],
    ['list_bookings', 'limit', '[5]', '`limit` must be an integer.'],
    ['list_event_types', 'active', '1', '`active` must be `true` or `false`.'],
    ['list_event_types', 'active', 'yes', '`active` must be `true` or `false`.'],
    ['list_event_types', 'active', 1, '`active` must be `true` or `false`.'],
    ['create_booking', 'guests', 'bo@example.com', '`guests` must be a list, such as ["ann@example.com"].'],
    ['create_booking', 'guests', '{"0":"bo@example.com"}', '`guests` must be a list, such as ["ann@example.com"].'],
    [
      'create_booking',
      'invitee',
      "{'name':'Ann'}",
      '`invitee` must be an object, such as {"name":"Ann Lee","email":"ann@example.com","timezone":"Europe/London"}.',
    ],
    [
      'create_booking',
      'invitee',
      '[]',
      '`invitee` must be an object, such as {"name":"Ann Lee","email":"ann@example.com","timezone":"Europe/London"}.',
    ],
    ['create_booking', 'invitee', '{"name":"Ann"}', '`invitee.email` is required.'],
    ['create_booking', 'invitee', '{"name":"\\u0000","email":"ann@example.com"}', '`invitee.name` must not contain a NUL character.'],
    ['create_booking', 'invitee', '{"__proto__":{},"name":"A","email":"a@b.example"}', '`invitee.__proto__` is not a known field.'],
    ['cancel_booking', 'dry_run', '1', '`dry_run` must be `true` or `false`.'],
  ])('is refused where it may mean something else: %s, %s %s', async (name, argument, text, message) => {
    const rest: Record<string, object> = {
      create_booking: { eventTypeId: acme.eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee },
      cancel_booking: { bookingId: acme.eventTypeId },
    };
    expect(await messageOf(name, { ...rest[name], [argument]: text })).toBe(message);
  });
});

describe('null', () => {
  it('for an optional argument means that it is absent, within objects too', async () => {
    const given = { eventTypeId: acme.eventTypeId, startAt: '2027-03-03T09:00:00Z' };
    const nulls = { notes: null, guests: null, answers: null, leadId: null, location: null, durationMin: null, dry_run: null };
    const booking = await use('create_booking', { ...given, ...nulls, invitee: { ...invitee, phone: null, timezone: null } });
    expect(booking).toMatchObject({ status: 'active', durationMin: 30, fromInvitee: { ...invitee, guests: [] } });
    expect(booking.fromInvitee).not.toHaveProperty('notes');
    const listed = await use('list_bookings', { status: null, from: null, limit: null, cursor: null });
    expect(listed.items).toMatchObject([{ id: booking.id }]);
  });

  it('stays null where null has a meaning', async () => {
    const change = async (given: object) => use('update_event_type', { eventTypeId: acme.eventTypeId, ...given });
    expect(await change({ description: 'x', dailyLimit: 3, name: null })).toMatchObject({ name: 'intro', description: 'x', dailyLimit: 3 });
    const removed = await change({ description: null, dailyLimit: null });
    expect(['description' in removed, 'dailyLimit' in removed]).toEqual([false, false]);
  });

  it.each([
    ['get_booking', { bookingId: null }, '`bookingId` is required.'],
    ['create_booking', { eventTypeId: '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', startAt: null, invitee }, '`startAt` is required.'],
    ['list_leads', { unknown: null }, '`unknown` is not a known parameter; known are `status`, `booked`, `limit`, `cursor`.'],
  ])('is refused for what is required or unknown: %s %j', async (name, given, message) => {
    expect(await messageOf(name, given)).toBe(message);
  });
});

describe('other names and spellings', () => {
  it('are accepted where they can mean only one thing', async () => {
    const given = { eventTypeId: acme.eventTypeId, from: '2027-03-02', to: '2027-03-02' };
    const plain = await use('get_availability', { ...given, durationMin: 60, timezone: 'Europe/Paris' });
    expect(Object.keys(plain.slots)).toEqual(['2027-03-02']);
    for (const rest of [
      { duration: 60, tz: 'europe/paris' },
      { duration: '60', timeZone: 'EUROPE/PARIS' },
    ])
      expect(await use('get_availability', { ...given, ...rest })).toEqual(plain);
    const order = { eventTypeId: acme.eventTypeId, invitee: { ...invitee, timezone: 'america/new_york' } };
    const booking = await use('create_booking', { ...order, startAt: '2027-03-05T10:00+01:00' });
    expect(booking).toMatchObject({ startAt: '2027-03-05T09:00+00:00', fromInvitee: { timezone: 'America/New_York' } });
    expect((await use('get_booking', { id: booking.id })).id).toBe(booking.id);
  });

  it.each([
    ['get_availability', { tz: 'New York' }, '`timezone` must be the IANA name of a time zone, here probably America/New_York.'],
    ['get_availability', { frm: '2027-03-02' }, '`frm` is not a known parameter; maybe `from` is meant.'],
    ['list_bookings', { statuses: 'active' }, '`statuses` is not a known parameter; maybe `status` is meant.'],
    ['create_booking', { invitee_email: 'x' }, '`invitee_email` is not a known field; maybe `invitee` is meant.'],
  ])('are suggested: %s %j', async (name, rest, message) => {
    const required: Record<string, object> = {
      get_availability: { eventTypeId: acme.eventTypeId, from: '2027-03-02', to: '2027-03-02' },
      create_booking: { eventTypeId: acme.eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee },
    };
    expect(await messageOf(name, { ...required[name], ...rest })).toBe(message);
  });

  it('a name where an id is wanted is answered with ids', async () => {
    const refused = await use('get_booking_link', { eventTypeId: 'Intro' });
    expect(refused).toMatchObject({
      message: '`eventTypeId` is an id, not a name: one of `candidates`, or take it from `list_event_types`.',
      details: [{ path: 'eventTypeId' }],
      candidates: [{ id: acme.eventTypeId, name: 'intro' }],
    });
    const { id } = await use('create_booking', {
      eventTypeId: acme.eventTypeId,
      startAt: '2027-03-06T09:00:00Z',
      invitee: { name: 'Zoe Fox', email: 'fox@example.com' },
    });
    expect(await use('cancel_booking', { bookingId: 'zoe' })).toMatchObject({
      candidates: [{ id, name: 'Zoe Fox, Sat 2027-03-06 09:00-09:30 UTC' }],
    });
    const lead = await use('create_lead', { eventTypeId: acme.eventTypeId, name: 'Wes Clark', email: 'wes@example.com' });
    expect(await use('update_lead', { leadId: 'wes', status: 'contacted' })).toMatchObject({
      candidates: [{ id: lead.id, name: 'Wes Clark, wes@example.com' }],
    });
    expect(await use('cancel_booking', { bookingId: 'nobody' })).not.toHaveProperty('candidates');
  });
});
