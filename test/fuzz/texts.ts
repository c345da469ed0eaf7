/** Valid and invalid texts of each format and pattern, independent of the code that parses them. */
import fc from 'fast-check';

type Text = fc.Arbitrary<string>;
type Spelling = {
  right: Text;
  wrong: Text /** One of exactly so many characters, where the format has such. */;
  ofLength?: (length: number) => Text;
};

const instant = fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true });
const soon = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2029-01-01T00:00:00Z'), noInvalidDate: true });
const moment = fc.oneof(instant, soon);

const toOffset = (date: Date, minutes: number): string => {
  const sign = minutes < 0 ? '-' : '+';
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, '0'));
  return new Date(date.getTime() + minutes * 60_000).toISOString().replace('Z', `${sign}${hour}:${minute}`);
};

const zones = [
  ...Intl.supportedValuesOf('timeZone'),
  'UTC',
  'Asia/Calcutta',
  'US/Eastern',
  'Etc/GMT+5',
  'America/Argentina/ComodRivadavia',
];

export const formats: Record<string, Spelling> = {
  'date-time': {
    right: fc.oneof(
      moment.map((date) => date.toISOString()),
      moment.map((date) => date.toISOString().slice(0, 19).concat('z').toLowerCase()),
      fc.tuple(moment, fc.integer({ min: -840, max: 840 })).map(([date, minutes]) => toOffset(date, minutes)),
    ),
    wrong: fc.oneof(
      fc.constantFrom('', 'now', '1803891600', '2027-03-01', '2027-02-30T09:00:00Z', '2027-03-01T24:00:00Z', '2027-03-01T09:00:60Z'),
      fc.constantFrom('2027-03-01T09:00Z', '2027-03-01T09:00:00+0100', '0000-01-01T00:00:00Z', '10000-01-01T00:00:00Z'),
      moment.map((date) => date.toISOString().replace('Z', '')),
      moment.map((date) => date.toISOString().replace('T', ' ')),
      moment.map((date) => `${date.toISOString()} `),
    ),
  },
  date: {
    right: moment.map((date) => date.toISOString().slice(0, 10)),
    wrong: fc.oneof(
      fc.constantFrom(
        '',
        'today',
        '2027-02-29',
        '2027-13-01',
        '2027-1-1',
        '20270301',
        '0000-01-01',
        '10000-01-01',
        '2027-060',
        '２０２７-03-01',
      ),
      moment.map((date) => date.toISOString()),
      moment.map((date) => `${date.toISOString().slice(0, 10)} `),
    ),
  },
  'time-zone': {
    right: fc.constantFrom(...zones),
    wrong: fc.oneof(
      fc.constantFrom('', ' ', 'PST', 'UTC+1', '+01:00', 'Mars/Olympus', 'Europe', 'SystemV/EST5', 'Europe/Paris\n'),
      fc.constantFrom(...zones).map((zone) => `${zone}x`),
      fc.constantFrom(...zones.filter((zone) => zone.includes('/'))).map((zone) => zone.toLowerCase()),
    ),
  },
  name: {
    right: fc.oneof(
      fc.constantFrom('Ann Lee', "O'Néill-Smith", '山田 太郎', 'علی\u200cرضا', 'क्\u200dष', '👩🏽\u200d💻', '❤\ufe0f', '7', 'a b'),
      fc
        .string({ unit: fc.constantFrom('a', 'É', 'ß', '字', 'ш', '7', ' ', '-', '🙂'), minLength: 1, maxLength: 200 })
        .map((text) => `x${text}`.slice(0, 180)),
    ),
    wrong: fc.oneof(
      fc.constantFrom('', ' ', '\u00a0', '\u3164', '\u2800', '\u115f', '\u200b', '\u2003\u3000', '\u{e0041}', '\ufe0f', '\u200d'),
      fc
        .constantFrom(
          '\u202e',
          '\u2066',
          '\u200e',
          '\u200b',
          '\u00ad',
          '\u2060',
          '\ufeff',
          '\u034f',
          '\n',
          '\t',
          '\u2028',
          '\u{e0061}',
          '\u200c',
        )
        .map((hidden) => `Ann${hidden}Lee`),
    ),
    ofLength: (length) => fc.constantFrom('a', 'é', '字').map((letter) => letter.repeat(length)),
  },
  'visible-text': {
    right: fc.constantFrom('', ' ', 'For the CRM', '字'),
    wrong: fc.constantFrom('\u202e', '\u200b', '\u00ad', '\ufeff', '\u3164', '\u0007', '\n', '\t').map((hidden) => `CRM${hidden}`),
    ofLength: (length) => fc.constantFrom('a', 'é', '字').map((letter) => letter.repeat(length)),
  },
  phone: {
    right: fc.oneof(
      fc.constantFrom(
        '(555) 123-4567',
        '+1 555 123 4567 x89',
        '\u202a+46 8 123 456\u202c',
        '+44\u00a020\u20117946\u00a00958',
        ' 555 1234',
        '112',
      ),
      fc.stringMatching(/^\+?[1-9][0-9]{2,14}( ext\. [0-9]{1,6})?$/),
    ),
    wrong: fc.constantFrom('', ' ', '\u200b', 'call me', '12', '1()()()', '1..........', '+', '555 12ab', '(555 1234', '1'.repeat(21)),
    ofLength: (length) => fc.constantFrom('112', '+1 555 0100').map((number) => number.padEnd(length)),
  },
  'web-url': {
    right: fc.oneof(
      fc.webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true, withFragments: true }),
      fc.constantFrom('HTTPS://example.com', 'http://[::1]:8080/a', 'https://bücher.example/ü?x=1#y', 'https://example.com?from=@me'),
    ),
    wrong: fc.oneof(
      fc.constantFrom('', ' ', 'example.com', '/thanks', 'https://', 'https:example.com', 'javascript:alert(1)', 'data:text/html,x'),
      fc.constantFrom('https://ann:secret@example.com', 'https://ann@example.com', 'ftp://example.com', 'https://exa mple.com'),
      fc.webUrl().map((url) => ` ${url}`),
    ),
    ofLength: (length) => fc.constantFrom('a', '7', '-').map((letter) => 'https://example.com/'.padEnd(length, letter)),
  },
  email: {
    right: fc.emailAddress(),
    wrong: fc.oneof(
      fc.constantFrom(
        '',
        'ann',
        '@example.com',
        'ann@',
        'ann@@example.com',
        'ann@-example.com',
        'a..b@example.com',
        'Ann <ann@example.com>',
      ),
      fc.emailAddress().map((address) => ` ${address}`),
      fc.emailAddress().map((address) => address.replace('@', ' at ')),
      fc.emailAddress().map((address) => `${address},${address}`),
    ),
    ofLength: (length) => fc.constantFrom('a', 'B', '7').map((letter) => `@example.com`.padStart(length, letter)),
  },
};

/** Throws for a format that is not listed above. */
export function spellingOf(format: string): Spelling {
  const spelling = formats[format];
  if (spelling === undefined) throw new Error(`The fuzz does not know the format "${format}": spell it out in test/fuzz/texts.ts`);
  return spelling;
}

/** Texts are normalized before their length is checked. */
const toComposed = (text: string): string => [...text].map((one) => (one.normalize('NFC') === one ? one : 'x')).join('');

/** Any text in NFC of this length without NUL, which no text may contain. */
export const plain = (minLength: number, maxLength: number): Text =>
  fc
    .oneof(fc.string({ minLength, maxLength }), fc.string({ unit: 'binary', minLength, maxLength }))
    .map((text) => toComposed(text.replaceAll('\0', '0')))
    .filter((text) => text === text.normalize('NFC'));

const isWhole = (pattern: string): boolean => pattern.startsWith('^') && pattern.endsWith('$');

export const matching = (pattern: string, minLength: number, maxLength: number): Text =>
  isWhole(pattern)
    ? fc.stringMatching(new RegExp(pattern)).filter((text) => [...text].length >= minLength && [...text].length <= maxLength)
    : plain(minLength, maxLength).filter((text) => new RegExp(pattern, 'u').test(text));

/** Empty, blank, or one character or the length off. Surrounding blanks do not count, as HTTP trims header values. */
export const notMatching = (pattern: string): Text =>
  fc
    .oneof(
      fc.constantFrom('', ' ', '  ', '\u00a0'),
      fc.tuple(fc.stringMatching(new RegExp(pattern)), fc.nat(), fc.constantFrom(' ', 'é', 'x', '\u00a0')).map(([text, place, extra]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + extra + text.slice(at);
      }),
      fc.stringMatching(new RegExp(pattern)).map((text) => text.padEnd(text.length + 300, '7')),
    )
    .filter((text) => ![text, text.trim()].some((one) => new RegExp(pattern, 'u').test(one)));
