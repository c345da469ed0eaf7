/** Finds the IANA zone of a TZID. Exporters write IANA names with prefixes and in any case, and Windows has its own names. */
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { isTimezone } from '../availability/timezones.ts';

/** By lower-case name. The names without an area are not among Intl's, so they are matched as they are. */
const canonical = new Map(Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name]));

/** `001` is the territory of a zone's main name. */
const windows = new Map<string, string>(
  WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === '001').map(({ windowsName, iana }) => [
    windowsName.toLowerCase(),
    iana[0] as string,
  ]),
);

/** The IANA name, an offset such as `+02:00`, or undefined. */
export function resolveName(tzid: string): string | undefined {
  const name = tzid.trim().replace(/^"(.*)"$/, '$1');
  if (/^(?:tzone:\/\/microsoft\/)?(?:utc|gmt|z|(?:\(utc\) )?coordinated universal time)$/i.test(name)) return 'UTC';
  const segments = name.split('/').filter(Boolean);
  for (const count of [segments.length, 3, 2, 1]) {
    const iana = findIana(segments.slice(-count).join('/'));
    if (iana !== undefined) return iana;
  }
  return windows.get(name.toLowerCase().replace(/ /g, ' ')) ?? findOffset(name);
}

function findIana(name: string): string | undefined {
  const known = canonical.get(name.toLowerCase()) ?? (isTimezone(name) ? name : undefined);
  if (known !== undefined) return known;
  const underscored = name.replace(/ /g, '_');
  const spelled = [underscored, toTitle(underscored), name.toUpperCase()];
  return canonical.get(underscored.toLowerCase()) ?? spelled.find(isTimezone);
}

/** `us/eastern` → `US/Eastern`, `asia/calcutta` → `Asia/Calcutta`. */
const toTitle = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[/_-])([a-z])/g, (_all, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/_(Of|On|Es)(?=_)/g, (word) => word.toLowerCase())
    .replace(/^Us\//, 'US/');

function findOffset(name: string): string | undefined {
  const [, sign, hours, minutes = '00'] = /^(?:\(?(?:utc|gmt))? ?([+-])(\d\d?):?(\d\d)?\)?$/i.exec(name) ?? [];
  return hours === undefined || Number(hours) > 15 ? undefined : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
