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
    const { id, questions: asked, ...rest } = await use('create_event_type', { ...wanted, slug: 'talk', ...texts });
    expect(rest).toEqual({ ...plain, id: undefined, questions: undefined });
    expect(asked).toMatchObject(questions);
    expect(id).not.toBe(plain.id);
    expect((await use('list_event_types', { limit: '1', active: 'true' })).items).toHaveLength(1);
  });

  it('may hold an object whose members are texts in turn', async () => {
    const given = { eventTypeId: acme.eventTypeId, startAt: '2027-03-02T09:00:00Z', durationMin: '60', guests: '["bo@example.com"]' };
    const answers = '[{"questionId":"topic","value":"[1]"}]';
    const booking = await use('create_booking', { ...given, invitee: JSON.stringify(invitee), answers, dry_run: 'true' });
    expect(booking).toMatchObject({
      durationMin: 60,
      invitee,
      guests: ['bo@example.com'],
      answers: [{ questionId: 'topic', value: '[1]' }],
    });
    expect((await use('list_bookings', {})).items).toEqual([]);
  });

  it('stays a text where a text is accepted', async () => {
    const given = { eventTypeId: acme.eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee: { ...invitee, name: '5' }, notes: '{"a":1}' };
    expect(await use('create_booking', { ...given, dry_run: true })).toMatchObject({ invitee: { name: '5' }, notes: '{"a":1}' });
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
    ['create_booking', 'guests', 'bo@example.com', '`guests` must be a list.'],
    ['create_booking', 'guests', '{"0":"bo@example.com"}', '`guests` must be a list.'],
    ['create_booking', 'invitee', "{'name':'Ann'}", '`invitee` must be an object.'],
    ['create_booking', 'invitee', '[]', '`invitee` must be an object.'],
    ['create_booking', 'invitee', '{"name":"Ann"}', '`invitee.email` is required.'],
    ['create_booking', 'invitee', '{"name":"\\u0000","email":"ann@example.com"}', '`invitee.name` must not contain a NUL character.'],
    ['create_booking', 'invitee', '{"__proto__":{},"name":"A","email":"a@b.example"}', '`invitee.__proto__` is not a known field.'],
    ['cancel_booking', 'dry_run', '1', '`dry_run` must be `true` or `false`.'],
  ])('is refused where it may mean something else: %s, %s %s', async (name, argument, text, message) => {
    const rest: Record<string, object> = {
      create_booking: { eventTypeId: acme.eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee },
      cancel_booking: { id: 'x' },
    };
    expect(await messageOf(name, { ...rest[name], [argument]: text })).toBe(message);
  });
});

describe('null', () => {
  it('for an optional argument means that it is absent, within objects too', async () => {
    const given = { eventTypeId: acme.eventTypeId, startAt: '2027-03-03T09:00:00Z' };
    const nulls = { notes: null, guests: null, answers: null, leadId: null, location: null, durationMin: null, dry_run: null };
    const booking = await use('create_booking', { ...given, ...nulls, invitee: { ...invitee, phone: null, timezone: null } });
    expect(booking).toMatchObject({ status: 'active', notes: null, guests: [], durationMin: 30, invitee });
    const listed = await use('list_bookings', { status: null, from: null, limit: null, cursor: null });
    expect(listed.items).toMatchObject([{ id: booking.id }]);
  });

  it('stays null where null has a meaning', async () => {
    const change = async (given: object) => use('update_event_type', { id: acme.eventTypeId, ...given });
    expect(await change({ description: 'x', dailyLimit: 3, name: null })).toMatchObject({ name: 'intro', description: 'x', dailyLimit: 3 });
    expect(await change({ description: null, dailyLimit: null })).toMatchObject({ description: null, dailyLimit: null });
  });

  it.each([
    ['get_booking', { id: null }, '`id` must be a string.'],
    ['create_booking', { eventTypeId: 'x', startAt: null, invitee }, '`startAt` must be a string.'],
    ['list_leads', { unknown: null }, '`unknown` is not a known parameter.'],
  ])('is refused for what is required or unknown: %s %j', async (name, given, message) => {
    expect(await messageOf(name, given)).toBe(message);
  });
});
