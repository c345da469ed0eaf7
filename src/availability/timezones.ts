/**
 * Accepts IANA names of time zones only, because clients with strict zone databases receive what is stored. Intl alone accepts any case,
 * offsets ("+01:00") and ICU's own abbreviations ("PST", "SystemV/EST5"), and resolves a link to its target, so that the spelling of a link
 * cannot be checked against it.
 */
export function isTimezone(name: string): boolean {
  if (CANONICAL.has(name) || BARE.has(name)) return true;
  return LINK.test(name) && !CASELESS.has(name.toLowerCase()) && isKnownToIntl(name);
}

const toWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

/** The name that a person meant: of any case, with spaces for underscores, or only its city. Undefined if none is known, or several are. */
export function findZoneOfCity(text: string): string | undefined {
  const wanted = toWords(text);
  const found = [...CANONICAL].filter((zone) => [toWords(zone), toWords(zone.split('/').at(-1) as string)].includes(wanted));
  return found.length === 1 ? found[0] : undefined;
}

/** The IANA spelling of a name in any case; undefined if there is none. */
export const findTimezone = (name: string): string | undefined =>
  isTimezone(name) ? name : [...CANONICAL, ...BARE].find((zone) => zone.toLowerCase() === name.toLowerCase());

const CANONICAL = new Set(Intl.supportedValuesOf('timeZone'));
const CASELESS = new Set([...CANONICAL].map((name) => name.toLowerCase()));

/** Legacy names without an area; IANA adds no more of them. */
const BARE = new Set(
  `CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel Jamaica Japan Kwajalein
  Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC Universal W-SU WET Zulu`.split(
    /\s+/,
  ),
);

/** IANA's spelling of links with an area: "Asia/Calcutta", "America/Port_of_Spain", "Australia/ACT", "US/East-Indiana", "Etc/GMT+0". */
const WORD = String.raw`(?:[A-Z][a-z]+|EasterIsland|BajaNorte|BajaSur|ComodRivadavia|DeNoronha|ACT|NSW|LHI|IN|UTC|UCT|GMT[-+]?\d{0,2}|o[fn]|es)`;
const LINK = new RegExp(`^(?:US|[A-Z][a-z]+)(?:/${WORD}(?:[-_]${WORD})*){1,2}$`);

function isKnownToIntl(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}
