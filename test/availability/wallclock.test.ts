import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/availability/dates.ts';
import { localFormat, utcFormat } from '../../src/availability/format.ts';
import { isTimezone } from '../../src/availability/timezones.ts';
import { firstInstantAt, localDate, plusDays, startOfDate } from '../../src/availability/wallclock.ts';
import { countBlocks, KEPT_BLOCKS } from '../../src/availability/zones.ts';

const utc = utcFormat();

describe('a local time occurs', () => {
  it.each([
    ['once, as a rule', 'Asia/Tokyo', '2027-03-01T09:00', '2027-03-01T09:00:00.000+09:00'],
    ['first before the clocks go back', 'Europe/Paris', '2027-10-31T02:30', '2027-10-31T02:30:00.000+02:00'],
    ['or the first after it, where it is skipped', 'Europe/Paris', '2027-03-28T02:30', '2027-03-28T03:00:00.000+02:00'],
  ])('%s', (_, timezone, time, instant) => expect(localFormat(timezone)(firstInstantAt(timezone, time))).toBe(instant));

  it('only if it is one', () => expect(firstInstantAt('UTC', '2027-02-30T25:00')).toBeNaN());
});

describe('a date begins', () => {
  it.each([
    ['at midnight', 'Europe/Paris', '2027-03-28', '2027-03-28T00:00:00.000+01:00'],
    ['at one, where clocks go forward at midnight', 'Asia/Beirut', '2027-03-28', '2027-03-28T01:00:00.000+03:00'],
    [
      'at half past midnight, where they went forward half an hour before it',
      'America/Toronto',
      '1919-03-31',
      '1919-03-31T00:30:00.000-04:00',
    ],
    ['at the first midnight of two', 'America/Havana', '2027-11-07', '2027-11-07T00:00:00.000-04:00'],
    ['before the clocks go back into the date before', 'America/St_Johns', '2006-10-29', '2006-10-29T00:00:00.000-02:30'],
    ['with the next, where it does not exist', 'Pacific/Apia', '2011-12-30', '2011-12-31T00:00:00.000+14:00'],
    ['long ago, by the sun, whose seconds are rounded away', 'Europe/Paris', '1890-01-01', '1889-12-31T23:59:39.000+00:09'],
    ['in the first year', 'Asia/Tokyo', '0001-01-04', '0001-01-04T00:00:01.000+09:19'],
    ['in the last', 'America/New_York', '9999-07-01', '9999-07-01T00:00:00.000-04:00'],
  ])('%s', (_, timezone, date, begins) => {
    expect(localFormat(timezone)(startOfDate(timezone, date))).toBe(begins);
  });

  it.each(['0001-01-01', '9999-12-31'])('in every zone, %s too', (date) => {
    for (const timezone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
      expect(Math.abs(startOfDate(timezone, date) - Date.parse(date))).toBeLessThan(24 * 3_600_000);
    }
  });
});

describe('days later', () => {
  it.each([
    [
      'the hour stays, though a clock change lies between',
      'Europe/Paris',
      '2027-03-01T00:00:00.000+01:00',
      31,
      '2027-04-01T00:00:00.000+02:00',
    ],
    ['a skipped time is when the skip ends', 'Europe/Paris', '2027-03-27T02:30:00.000+01:00', 1, '2027-03-28T03:00:00.000+02:00'],
    ['of two the earlier', 'Europe/Paris', '2027-10-30T02:30:00.000+02:00', 1, '2027-10-31T02:30:00.000+02:00'],
    ['backwards', 'America/New_York', '2027-04-01T09:00:00.000-04:00', -31, '2027-03-01T09:00:00.000-05:00'],
  ])('%s', (_, timezone, from, days, to) => {
    expect(localFormat(timezone)(plusDays(timezone, Date.parse(from), days))).toBe(to);
  });

  it('dates go through months and leap years', () => {
    expect([addDays('2028-02-28', 1), addDays('2027-02-28', 1), addDays('2027-01-01', -1)]).toEqual([
      '2028-02-29',
      '2027-03-01',
      '2026-12-31',
    ]);
  });
});

describe('an instant is shown', () => {
  const instant = Date.parse('2027-03-28T07:00:00Z');

  it.each([
    ['Europe/Paris', '2027-03-28T09:00:00.000+02:00'],
    ['Asia/Kathmandu', '2027-03-28T12:45:00.000+05:45'],
    ['America/St_Johns', '2027-03-28T04:30:00.000-02:30'],
    ['Pacific/Kiritimati', '2027-03-28T21:00:00.000+14:00'],
    ['UTC', '2027-03-28T07:00:00.000+00:00'],
  ])('in %s', (timezone, text) => {
    expect(localFormat(timezone)(instant)).toBe(text);
    expect(localDate(timezone, instant)).toBe(text.slice(0, 10));
  });

  it('in UTC, seconds and milliseconds too', () => {
    expect(utc(instant)).toBe('2027-03-28T07:00:00.000Z');
    expect(utc(instant + 61_001)).toBe('2027-03-28T07:01:01.001Z');
    expect(utc(-1)).toBe('1969-12-31T23:59:59.999Z');
  });
});

describe('the name of a time zone', () => {
  it('is any that Intl lists', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimezone(name))).toEqual([]);
  });

  it.each(
    `UTC GMT GB NZ-CHAT EST5EDT Etc/GMT+5 Etc/GMT-14 Etc/GMT0 Etc/UTC Asia/Calcutta Asia/Kolkata Europe/Kyiv US/Eastern US/East-Indiana
    America/Port_of_Spain America/Argentina/ComodRivadavia America/Indiana/Knox America/Knox_IN Australia/ACT Australia/LHI Chile/EasterIsland
    Mexico/BajaNorte Brazil/DeNoronha Africa/Asmara`.split(/\s+/),
  )('%s, a link or an old name', (name) => {
    expect(isTimezone(name)).toBe(true);
  });

  const others = [
    '',
    'Z',
    '+01:00',
    '-0500',
    'GMT+1',
    'PST',
    'JST',
    'SystemV/EST5',
    'Mars/Olympus',
    'Europe/',
    ' Europe/Paris',
    'Europe/Paris\n',
  ];
  it.each(others)('not %j', (name) => {
    expect(isTimezone(name)).toBe(false);
  });

  it.each(['europe/paris', 'EUROPE/PARIS', 'asia/kolkata', 'Asia/KOLKATA', 'utc', 'us/eastern', 'gb'])('not %s: case matters', (name) => {
    expect(isTimezone(name)).toBe(false);
  });
});

it('keeps a bounded number of chapters of a zone, and answers alike before and after dropping one', () => {
  const years = Array.from({ length: 400 }, (_, n) => `${1800 + n}-07-01`);
  const begins = years.map((date) => startOfDate('Africa/Casablanca', date));
  expect(countBlocks('Africa/Casablanca')).toBe(KEPT_BLOCKS);
  expect(years.map((date) => startOfDate('Africa/Casablanca', date))).toEqual(begins);
});
