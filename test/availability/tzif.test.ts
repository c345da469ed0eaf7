import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { parsePosixRule } from '../../src/availability/posix-rule.ts';
import { localDate, plusDays, wallClock } from '../../src/availability/wallclock.ts';
import { useZoneFiles, zoneVersion } from '../../src/availability/zones.ts';
import { findZoneFiles, watchZoneFiles } from '../../src/process/zone-files.ts';
import { type MadeZone, toTzif, writeZones } from '../support/zone-files.ts';

const hour = 3_600_000;
const directory = '/usr/share/zoneinfo';
const hasZdump = existsSync(`${directory}/tzdata.zi`) && spawnSync('zdump', ['UTC']).status === 0;

const use = (zones: Record<string, Buffer>) => useZoneFiles({ version: '9999a', read: (name) => zones[name] });
const useMade = (name: string, zone: MadeZone) => use({ [name]: toTzif(zone) });
const offsetAt = (zone: string, instant: string) => wallClock(zone)(Date.parse(instant)) - Date.parse(instant);

afterEach(() => useZoneFiles(undefined));

(hasZdump ? it : it.skip)('the files of the operating system mean what zdump says, 2020 to 2060', () => {
  const names = Intl.supportedValuesOf('timeZone').filter((name) => existsSync(`${directory}/${name}`));
  useZoneFiles({ ...(findZoneFiles(directory) as NonNullable<ReturnType<typeof findZoneFiles>>), version: '9999a' });
  const { stdout } = spawnSync('zdump', ['-c', '2020,2060', '-v', ...names], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const lines = [...stdout.matchAll(/^(\S+) +\S+ (\S+ +\d+ [\d:]+ 20\d\d) UT = .* gmtoff=(-?\d+)$/gm)];
  const wrong = lines.filter(
    ([, name = '', time, offset]) => offsetAt(name, new Date(`${time} UTC`).toISOString()) !== Number(offset) * 1000,
  );
  expect(lines.length).toBeGreaterThan(10_000);
  expect(wrong.map(([line]) => line)).toEqual([]);
});

describe('a rule for later times', () => {
  it.each([
    ['CET-1CEST,M3.5.0,M10.5.0/3', 2050, ['2050-03-27T01:00Z +2', '2050-10-30T01:00Z +1']],
    ['EST5EDT,M3.2.0,M11.1.0', 2027, ['2027-03-14T07:00Z -4', '2027-11-07T06:00Z -5']],
    ['IST-1GMT0,M10.5.0,M3.5.0/1', 2050, ['2050-03-27T01:00Z +1', '2050-10-30T01:00Z +0']],
    ['<-02>2<-01>,M3.5.0/-1,M10.5.0/0', 2050, ['2050-03-27T01:00Z -1', '2050-10-30T01:00Z -2']],
    ['EET-2EEST,M3.4.4/50,M10.4.4/50', 2050, ['2050-03-26T00:00Z +3', '2050-10-28T23:00Z +2']],
    ['<+1030>-10:30<+11>-11,M10.1.0,M4.1.0', 2027, ['2027-04-03T15:00Z +10.5', '2027-10-02T15:30Z +11']],
    ['AAA3BBB,J60/0,J300/0', 2028, ['2028-03-01T03:00Z -2', '2028-10-27T02:00Z -3']],
    ['AAA3BBB,59/0,300/0', 2028, ['2028-02-29T03:00Z -2', '2028-10-27T02:00Z -3']],
  ])('%s', (text, year, expected) => {
    const changes = parsePosixRule(text)?.(year) ?? [];
    const shown = changes.map(
      ({ instant, offset }) => `${new Date(instant).toISOString().slice(0, 16)}Z ${offset < 0 ? '' : '+'}${offset / hour}`,
    );
    expect(shown).toEqual(expected);
  });

  it.each(['UTC0', '<+0330>-3:30'])('%s has no changes', (text) => expect(parsePosixRule(text)).toBeNull());

  it.each(['', 'x', 'CET-1CEST', 'CET-1CEST,M3.5.0'])('is not %j', (text) => expect(() => parsePosixRule(text)).toThrow());
});

describe('a zone from a file', () => {
  it('has its table, then its rule, in any year', () => {
    useMade('Europe/Paris', {
      offsetMin: 9,
      changes: [
        ['1911-03-10T00:00:00Z', 60],
        ['2027-06-01T00:00:00Z', 90],
      ],
      rule: 'XXX-2YYY,M3.5.0,M10.5.0/3',
    });
    const offsets = [
      '0002-01-01',
      '1911-03-09',
      '1911-03-10',
      '2027-05-31',
      '2027-06-01',
      '2027-11-01',
      '2028-07-01',
      '9999-07-01',
      '9999-12-01',
    ];
    expect(offsets.map((date) => offsetAt('Europe/Paris', `${date}T12:00:00Z`) / 60_000)).toEqual([9, 9, 60, 60, 90, 120, 180, 180, 120]);
  });

  it('may have an offset for an hour only', () => {
    useMade('Europe/Paris', {
      offsetMin: 60,
      changes: [
        ['2027-06-01T10:00:00Z', 300],
        ['2027-06-01T11:00:00Z', 60],
      ],
    });
    const at = ['09:59', '10:00', '10:59', '11:00'].map((time) => offsetAt('Europe/Paris', `2027-06-01T${time}:00Z`) / 60_000);
    expect(at).toEqual([60, 300, 300, 60]);
    expect(plusDays('Europe/Paris', Date.parse('2027-05-31T14:30:00Z'), 1)).toBe(Date.parse('2027-06-01T10:30:00Z'));
  });

  it('is read from Node.js if the file is of no use', () => {
    use({ 'Europe/Paris': Buffer.from('TZif'), 'Europe/Rome': toTzif({ offsetMin: 0, rule: 'nonsense' }) });
    for (const zone of ['Europe/Paris', 'Europe/Rome', 'Europe/Berlin']) expect(offsetAt(zone, '2027-07-01T00:00:00Z')).toBe(2 * hour);
  });
});

describe('the data in use', () => {
  const own = process.versions.tz as string;

  it('are those of the files only if they are as new as those of Node.js', () => {
    const paris = { 'Europe/Paris': { offsetMin: 300 } };
    for (const [version, hours] of [
      ['2020a', 2],
      [own, 5],
      ['2099b', 5],
    ] as const) {
      useZoneFiles(findZoneFiles(writeZones(version, paris)));
      expect([version, zoneVersion(), offsetAt('Europe/Paris', '2027-07-01T00:00:00Z')]).toEqual([
        version,
        hours === 2 ? own : version,
        hours * hour,
      ]);
    }
  });

  it('include links without a file', () => {
    useZoneFiles(findZoneFiles(writeZones('2099b', { 'Europe/Paris': { offsetMin: 300 } })));
    expect(localDate('Europe/Monaco', Date.parse('2027-07-01T20:00:00Z'))).toBe('2027-07-02');
  });

  it('change with the files, within a minute', () => {
    jest.useFakeTimers();
    const path = writeZones('2099a', { 'Europe/Paris': { offsetMin: 300 } });
    const stop = watchZoneFiles(useZoneFiles, path);
    const shown = () => [zoneVersion(), offsetAt('Europe/Paris', '2027-07-01T00:00:00Z') / hour];
    expect(shown()).toEqual(['2099a', 5]);
    rmSync(`${path}/tzdata.zi`);
    writeZones('2099b', { 'Europe/Paris': { offsetMin: 360 } }, path);
    jest.advanceTimersByTime(60_000);
    expect(shown()).toEqual(['2099b', 6]);
    rmSync(path, { recursive: true });
    jest.advanceTimersByTime(60_000);
    expect(shown()).toEqual([own, 2]);
    stop();
    jest.useRealTimers();
  });

  it('never leave the directory', () => {
    const files = findZoneFiles(writeZones('2099a', { 'Europe/Paris': { offsetMin: 300 } }));
    for (const name of ['../Europe/Paris', '/Europe/Paris', 'Europe/../Europe/Paris', 'tzdata.zi', ''])
      expect(files?.read(name)).toBeUndefined();
  });
});
