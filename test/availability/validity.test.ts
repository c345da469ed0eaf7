import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reasonOfNone } from '../../src/availability/empty.ts';
import { findSlots } from '../../src/availability/slots.ts';
import { validUntil } from '../../src/availability/validity.ts';
import { questions } from './worlds.ts';

const DAY_MS = 86_400_000;
const RUNS = process.env.FUZZ_SEED ? 1000 : 150;

it('until then, time alone changes no slot', () => {
  fc.assert(
    fc.property(questions, fc.double({ min: 0, max: 1, noNaN: true }), (question, share) => {
      const slots = findSlots(question);
      const last = Math.min(validUntil(question, slots) - 1, question.now + 40 * DAY_MS);
      const later = question.now + Math.floor((last - question.now) * share);
      for (const now of [later, last]) expect(findSlots({ ...question, now })).toEqual(slots);
    }),
    { numRuns: RUNS },
  );
}, 120_000);

it('where no day is added and no calendar becomes too old, it is the very instant at which the first slot goes', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const hosts = question.hosts.map((host) => ({ ...host, calendars: [] }));
      const asked = { ...question, hosts, rules: { ...question.rules, bookingWindowDays: null } };
      const slots = findSlots(asked);
      const until = validUntil(asked, slots);
      if (slots.length === 0) expect(until).toBe(Infinity);
      else expect(findSlots({ ...asked, now: until })).toEqual(slots.slice(1));
    }),
    { numRuns: RUNS },
  );
}, 120_000);

it('until then, time alone does not change why there is no slot', () => {
  const days = fc.integer({ min: -3, max: 3 });
  fc.assert(
    fc.property(questions, days, fc.double({ min: 0, max: 1, noNaN: true }), (question, shift, share) => {
      const asked = { ...question, now: question.now + shift * DAY_MS };
      if (findSlots(asked).length > 0) return;
      const reason = reasonOfNone(asked);
      const last = Math.min(validUntil(asked, [], reason) - 1, asked.now + 40 * DAY_MS);
      const later = asked.now + Math.floor((last - asked.now) * share);
      for (const now of [later, last]) expect(reasonOfNone({ ...asked, now })).toBe(reason);
    }),
    { numRuns: RUNS },
  );
}, 120_000);
