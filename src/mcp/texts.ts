/**
 * Texts of results for people, built from the members of the response. Many values come from strangers (anybody can book under any name),
 * so each text is quoted and stays within its line, where it cannot be mistaken for ours.
 */
import type { Schemas } from '../contract.ts';
import { shorten } from '../text/pointers.ts';

type Body = Record<string, unknown>;

const mostItems = 10;
const mostNamed = 5;
const longest = 200;

export function describeResult(summary: string, body: Body): string {
  const { items, nextCursor } = body;
  const next = nextCursor ? ['There is a next page: pass `nextCursor` as `cursor`.'] : [];
  if (Array.isArray(items)) return [...toLines(summary, items), ...next].join('\n');
  const members = Object.entries(body);
  const lists = members.filter(([, value]) => isListOfObjects(value));
  const rest = members.filter(([, value]) => !isListOfObjects(value));
  return [
    `${summary}: ${toLine(rest)}.`,
    ...lists.flatMap(([name, value]) => (isListOfSlots(value) ? toDays(name, value) : toLines(name, value as Body[]))),
  ].join('\n');
}

export function describeError({ title, message, requestId: _, code: __, details = [], ...rest }: Schemas['Error'] & Body): string {
  const errors = details.length > 1 ? details.map(({ path, message }) => `- ${path} ${message}`) : [];
  const more = Object.keys(rest).length > 0 ? [`${toLine(Object.entries(rest))}.`] : [];
  return [`${title}: ${message}`, ...errors].map(escapeHidden).concat(more).join('\n');
}

/**
 * Escapes, as JSON does, characters that end a line, change its direction or are invisible. Zero-width joiners remain, since names are
 * written with them.
 */
export const escapeHidden = (text: string): string =>
  text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (hidden) =>
    hidden
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/** Zero-width joiners, variation selectors of emoji and line breaks remain. */
const unseen = /(?![\u200c-\u200d]|[\ufe0e-\ufe0f]|[\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

export function parseVisible(body: string): Body {
  // JSON escapes control characters.
  const mayHold = body.includes('\\u00') || body.search(unseen) >= 0;
  return mayHold ? JSON.parse(body, (_name, value) => (typeof value === 'string' ? value.replace(unseen, '') : value)) : JSON.parse(body);
}

/** Without nulls, and without slots, all of which are in the text for people: as objects, they would be ten times as long. */
export const toShortJson = (body: Body): string =>
  JSON.stringify(body, (_name, value) => (value === null || isListOfSlots(value) ? undefined : value));

type Slot = Pick<Schemas['Slot'], 'localStartAt' | 'seatsRemaining'>;

const isListOfSlots = (value: unknown): value is Slot[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && 'endAt' in one && 'localStartAt' in one);

/** One line per date, and two where the offset from UTC changes. */
function toDays(name: string, slots: Slot[]): string[] {
  const days = Map.groupBy(slots, ({ localStartAt }) => `${localStartAt.slice(0, 10)}, UTC${localStartAt.slice(-6)}`);
  const toTime = ({ localStartAt, seatsRemaining: seats }: Slot) => localStartAt.slice(11, 16) + (seats === 1 ? '' : ` (${seats} seats)`);
  return [`${name}: ${slots.length}. Local starts:`, ...[...days].map(([day, ofDay]) => `- ${day}: ${ofDay.map(toTime).join(', ')}`)];
}

const toLines = (name: string, objects: Body[]): string[] => [
  `${name}: ${objects.length === 0 ? 'none' : objects.length}.`,
  ...objects.slice(0, mostItems).map((object) => `- ${toLine(Object.entries(object))}`),
  ...(objects.length > mostItems ? [`- and ${objects.length - mostItems} more`] : []),
];

/** Ids of other resources, except of the booking that replaced one: that is the one to go on with. */
const isRelated = (name: string): boolean => name.endsWith('Id') && name !== 'rescheduledToId';

const toLine = (members: [name: string, value: unknown][]): string =>
  members
    .filter(([name]) => !isRelated(name))
    .flatMap(([name, value]) => {
      const text = toText(value);
      return text === undefined ? [] : [`${name} ${text}`];
    })
    .join(', ');

function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) return toNamed(value);
  if (isObject(value)) return isNamed(value) ? toText(value.name) : `(${toLine(Object.entries(value))})`;
  if (value === null || value === undefined || value === '') return undefined;
  return typeof value === 'string' ? quote(value) : String(value);
}

function toNamed(values: unknown[]): string {
  const named = values.slice(0, mostNamed).map((value) => (Array.isArray(value) ? `[${value.map(toText).join(', ')}]` : toText(value)));
  const more = values.length > named.length ? [`${values.length} in total`] : [];
  return [...named, ...more].join(' / ') || 'none';
}

function quote(text: string): string {
  const start = shorten(text, longest);
  return escapeHidden(start === text ? JSON.stringify(text) : `${JSON.stringify(start.slice(0, -1))}…`);
}

const isObject = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

const isNamed = (object: Body): boolean =>
  typeof object.name === 'string' &&
  object.name !== '' &&
  Object.values(object).every((value) => typeof value !== 'object' || value === null);

const isListOfObjects = (value: unknown): boolean => Array.isArray(value) && value.some((one) => isObject(one) && !isNamed(one));
