/**
 * What a person reads of an answer: made of the names and values that the contract gives it, with no word for any one tool. Many values
 * are strangers' (anybody can book under any name), so each text stands in quotes and within its line, where it can pass for nothing
 * that we say.
 */

import type { Schemas } from '../contract.ts';
import { shorten } from '../formats.ts';

type Body = Record<string, unknown>;

const mostItems = 10;
const mostNamed = 5;
const longest = 200;

/** A list says how many there are and names the first ones; any other answer its members, and lists of things within it like lists. */
export function tellAnswer(summary: string, body: Body): string {
  const { items, nextCursor } = body;
  const next = nextCursor ? ['There is a next page: pass `nextCursor` as `cursor`.'] : [];
  if (Array.isArray(items)) return [...toLines(summary, items), ...next].join('\n');
  const members = Object.entries(body);
  const lists = members.filter(([, value]) => isListOfThings(value));
  const rest = members.filter(([, value]) => !isListOfThings(value));
  return [`${summary}: ${toLine(rest)}.`, ...lists.flatMap(([name, value]) => toLines(name, value as Body[]))].join('\n');
}

/** What is wrong, each fault of several, and what the agent may go on with. */
export function tellRefusal({ title, message, requestId: _, code: __, details = [], ...rest }: Schemas['Error'] & Body): string {
  const faults = details.length > 1 ? details.map(({ path, message }) => `- ${path} ${message}`) : [];
  const more = Object.keys(rest).length > 0 ? [`${toLine(Object.entries(rest))}.`] : [];
  return [`${title}: ${message}`, ...faults].map(escapeHidden).concat(more).join('\n');
}

/**
 * The same with all that could end a line, turn its direction or hide in it as JSON escapes it (UTF-16 units). Two of those that hide are
 * let be, since names are written with them: they join letters, or keep them apart.
 */
export const escapeHidden = (text: string): string =>
  text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (hidden) =>
    hidden
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/** Zero-width joiners and the two selectors of how an emoji looks are let be, since names are written with them; so are a text's lines. */
const unseen = /(?![\u200c-\u200d]|[\ufe0e-\ufe0f]|[\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** An answer without the characters that nobody sees. */
export function parseVisible(body: string): Body {
  // In JSON the control characters are escapes; most answers have none of either.
  const mayHold = body.includes('\\u00') || body.search(unseen) >= 0;
  return mayHold ? JSON.parse(body, (_name, value) => (typeof value === 'string' ? value.replace(unseen, '') : value)) : JSON.parse(body);
}

const toLines = (name: string, things: Body[]): string[] => [
  `${name}: ${things.length === 0 ? 'none' : things.length}.`,
  ...things.slice(0, mostItems).map((thing) => `- ${toLine(Object.entries(thing))}`),
  ...(things.length > mostItems ? [`- and ${things.length - mostItems} more`] : []),
];

/** Ids of other things say nothing to people. */
const toLine = (members: [name: string, value: unknown][]): string =>
  members
    .filter(([name]) => !name.endsWith('Id'))
    .flatMap(([name, value]) => {
      const text = toText(value);
      return text === undefined ? [] : [`${name} ${text}`];
    })
    .join(', ');

/** Undefined for what is not there. */
function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) return toNamed(value);
  if (isThing(value)) return isNamed(value) ? toText(value.name) : `(${toLine(Object.entries(value))})`;
  if (value === null || value === undefined || value === '') return undefined;
  return typeof value === 'string' ? quote(value) : String(value);
}

/** The first ones, and how many in all; a list within the list in brackets. */
function toNamed(values: unknown[]): string {
  const named = values.slice(0, mostNamed).map((value) => (Array.isArray(value) ? `[${value.map(toText).join(', ')}]` : toText(value)));
  const more = values.length > named.length ? [`${values.length} in all`] : [];
  return [...named, ...more].join(' / ') || 'none';
}

/** What is cut off is told outside of the quotes. */
function quote(text: string): string {
  const start = shorten(text, longest);
  return escapeHidden(start === text ? JSON.stringify(text) : `${JSON.stringify(start.slice(0, -1))}…`);
}

const isThing = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a name says enough of it: people do, and what consists of nothing but words and numbers. */
const isNamed = (thing: Body): boolean =>
  typeof thing.name === 'string' && thing.name !== '' && Object.values(thing).every((value) => typeof value !== 'object' || value === null);

/** Whether names do not say enough of what is in it. */
const isListOfThings = (value: unknown): boolean => Array.isArray(value) && value.some((one) => isThing(one) && !isNamed(one));
