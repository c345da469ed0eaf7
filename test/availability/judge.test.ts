import { describe, expect, it } from '@jest/globals';
import type { Schedule } from '../../src/availability/schedule.ts';
import { findSlots, type Host, judgeStart, type Meeting, type Rules, type SlotQuery } from '../../src/availability/slots.ts';

const MINUTE_MS = 60_000;
const at = (time: string, date = '2027-03-02') => Date.parse(`${date}T${time}:00Z`);

const schedule: Schedule = { timezone: 'UTC', weekly: { tuesday: [['09:00', '11:00']], wednesday: [['09:00', '11:00']] }, overrides: [] };
const rules: Rules = {
  ...{ kind: 'one_on_one', slotIntervalMin: null, bufferBeforeMin: 0, bufferAfterMin: 0, minimumNoticeMin: 0 },
  ...{ bookingWindowDays: null, dailyLimit: null, maxInvitees: 1 },
};

const host = (id: string, ...meetings: Meeting[]): Host => ({ id, schedule, outOfOffice: [], meetings, calendars: [] });

function meeting(id: string, time: string, { hostIds = ['ann'], seatsTaken = 1, durationMin = 30, sameEventType = true } = {}): Meeting {
  const start = at(time);
  const end = start + durationMin * MINUTE_MS;
  return { id, start, end, occupies: { start, end }, sameEventType, seatsTaken, hostIds };
}

function ask(hosts: Host[], changed: Partial<Rules> = {}, now = at('00:00', '2027-03-01')): SlotQuery {
  const window = { start: at('00:00'), end: at('00:00', '2027-03-03') };
  return { rules: { ...rules, ...changed }, durationMin: 30, hosts, window, now };
}

const reasonOf = (question: SlotQuery, start: number) => {
  const verdict = judgeStart(question, start);
  return verdict.offered ? null : verdict.reason;
};

describe('a start is refused', () => {
  const away = { ...host('ann'), outOfOffice: [{ from: '2027-03-02', to: '2027-03-02' }] };
  const busy = host('ann', meeting('m', '10:00'));

  it.each([
    ['out of office', ask([away]), at('09:00'), 'out_of_office'],
    ['out of office, also where it would be closed', ask([away]), at('20:00'), 'out_of_office'],
    ['outside the hours', ask([host('ann')]), at('11:00'), 'outside_hours'],
    ['where the meeting would end outside the hours', ask([host('ann')]), at('10:45'), 'outside_hours'],
    ['without a schedule', ask([{ ...host('ann'), schedule: null }]), at('09:00'), 'outside_hours'],
    ['without hosts', ask([]), at('09:00'), 'outside_hours'],
    ['off the grid', ask([host('ann')]), at('09:10'), 'off_grid'],
    ['in the past', ask([host('ann')], {}, at('09:01')), at('09:00'), 'in_past'],
    ['in the past, off the grid or outside the hours too', ask([host('ann')], {}, at('23:00')), at('20:10'), 'in_past'],
    ['on too short notice', ask([host('ann')], { minimumNoticeMin: 60 }, at('08:01')), at('09:00'), 'below_minimum_notice'],
    ['too far ahead', ask([host('ann')], { bookingWindowDays: 0 }), at('09:00'), 'beyond_booking_window'],
    ['on a full day, free or not', ask([busy], { dailyLimit: 1 }), at('10:00'), 'daily_limit_reached'],
    ['where a meeting is', ask([busy]), at('10:00'), 'slot_taken'],
    ['where only a buffer is in the way', ask([busy], { bufferAfterMin: 5 }), at('09:30'), 'buffer_conflict'],
    ['where a shared meeting is full', ask([busy], { maxInvitees: 1 }), at('10:00'), 'slot_taken'],
  ])('%s', (_, question, start, reason) => {
    expect(reasonOf(question, start)).toBe(reason);
    expect(findSlots(question).map((slot) => slot.start)).not.toContain(start);
  });

  it('by the first of several hosts to whom it is no good', () => {
    const bob = { ...host('bob'), schedule: null };
    expect(reasonOf(ask([busy, bob], { kind: 'collective' }), at('10:00'))).toBe('slot_taken');
    expect(reasonOf(ask([bob, busy], { kind: 'collective' }), at('10:00'))).toBe('outside_hours');
  });

  it('for the reason of whoever in a round robin came closest', () => {
    const bob = { ...host('bob'), schedule: null };
    expect(reasonOf(ask([bob, busy], { kind: 'round_robin' }), at('10:00'))).toBe('slot_taken');
    expect(reasonOf(ask([bob, busy], { kind: 'round_robin' }), at('10:10'))).toBe('off_grid');
  });
});

describe('a begun meeting', () => {
  const shared = { maxInvitees: 3 };

  it('is joined until it is full', () => {
    const question = (seatsTaken: number) => ask([host('ann', meeting('m', '09:00', { seatsTaken }))], shared);
    expect(judgeStart(question(2), at('09:00'))).toEqual({ offered: true, candidates: [{ hostId: 'ann', joins: 'm', seatsRemaining: 1 }] });
    expect(reasonOf(question(3), at('09:00'))).toBe('slot_taken');
  });

  it.each([
    ['another event type', { sameEventType: false }],
    ['another duration', { durationMin: 20 }],
    ['other hosts', { hostIds: ['ann', 'bob'] }],
  ])('of %s is in the way like any other', (_, other) => {
    expect(reasonOf(ask([host('ann', meeting('m', '09:00', other))], shared), at('09:00'))).toBe('slot_taken');
  });

  it('is joined on a full day, where no other may begin', () => {
    const question = ask([host('ann', meeting('m', '09:00'))], { ...shared, dailyLimit: 1 });
    expect(findSlots(question)).toEqual([{ start: at('09:00'), seatsRemaining: 2 }]);
  });

  it('is filled before another is begun, though all of a free host remains on offer', () => {
    const [ann, bob] = [host('ann', meeting('m', '09:00')), host('bob')];
    const otherwiseOpen = { ...bob, schedule: { ...schedule, weekly: { tuesday: schedule.weekly.tuesday! } } };
    for (const hosts of [
      [ann, bob],
      [bob, ann],
      [ann, otherwiseOpen],
      [otherwiseOpen, ann],
    ]) {
      const question = ask(hosts, { ...shared, kind: 'round_robin' });
      expect(findSlots(question)[0]).toEqual({ start: at('09:00'), seatsRemaining: 3 });
      expect(judgeStart(question, at('09:00'))).toEqual({ offered: true, candidates: [{ hostId: 'ann', joins: 'm', seatsRemaining: 2 }] });
    }
  });

  it('of a collective is joined by its hosts only, in any order', () => {
    const together = (hostIds: string[]) => {
      const begun = meeting('m', '09:00', { hostIds });
      return judgeStart(ask([host('ann', begun), host('bob', begun)], { ...shared, kind: 'collective' }), at('09:00'));
    };
    expect(together(['bob', 'ann'])).toEqual({ offered: true, candidates: [{ hostId: 'ann', joins: 'm', seatsRemaining: 2 }] });
    expect(together(['bob', 'ann', 'cleo'])).toEqual({ offered: false, reason: 'slot_taken' });
  });
});

describe('candidates', () => {
  it('of a round robin are all who are free, in listed order', () => {
    const question = ask([host('cleo'), host('ann', meeting('m', '09:00')), host('bob')], { kind: 'round_robin' });
    const verdict = judgeStart(question, at('09:00'));
    expect(verdict.offered && verdict.candidates.map(({ hostId }) => hostId)).toEqual(['cleo', 'bob']);
  });
});

describe('odd windows', () => {
  it.each([
    ['backwards', { start: at('12:00'), end: at('09:00') }],
    ['empty', { start: at('09:00'), end: at('09:00') }],
    ['after the last date', { start: 8.64e15, end: 9e15 }],
    ['before the first', { start: -9e15, end: -8.64e15 }],
    ['no numbers', { start: NaN, end: NaN }],
    ['boundless', { start: Infinity, end: Infinity }],
  ])('%s: nothing is free', (_, window) => {
    expect(findSlots({ ...ask([host('ann')]), window })).toEqual([]);
  });

  it('at the end of time: open to the last printable date', () => {
    const always: Schedule = { ...schedule, weekly: { wednesday: [['00:00', '24:00']], thursday: [['00:00', '24:00']] } };
    const window = { start: at('00:00', '9999-12-29'), end: 9e15 };
    expect(findSlots({ ...ask([{ ...host('ann'), schedule: always }]), window })).toHaveLength(48);
  });
});
