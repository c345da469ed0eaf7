/** What a person reads of an answer: made of the names and values that the contract gives it, with no word for any one tool. */
import type { Schemas } from '../contract.ts';

type Body = Record<string, unknown>;

const mostMembers = 10;
const mostItems = 10;
const mostNamed = 3;
const longest = 100;

/** A list says how many there are and names the first ones; any other answer its foremost members. */
export function tellAnswer(summary: string, body: Body): string {
  const { items, nextCursor } = body;
  if (!Array.isArray(items)) return `${summary}: ${toLine(body)}.`;
  const lines = items.slice(0, mostItems).map((item) => `- ${toLine(item)}`);
  const rest = items.length > mostItems ? [`- and ${items.length - mostItems} more`] : [];
  const next = nextCursor ? ['There is a next page: pass `nextCursor` as `cursor`.'] : [];
  return [`${summary}: ${items.length === 0 ? 'none' : items.length}.`, ...lines, ...rest, ...next].join('\n');
}

/** What is wrong, each fault of several, and what the agent may go on with. */
export function tellRefusal({ title, message, requestId: _, code: __, details = [], ...rest }: Schemas['Error'] & Body): string {
  const faults = details.length > 1 ? details.map(({ path, message }) => `- ${path} ${message}`) : [];
  const more = Object.keys(rest).length > 0 ? [`${toLine(rest)}.`] : [];
  return [`${title}: ${message}`, ...faults, ...more].join('\n');
}

/** Ids of other things say nothing to people. */
const toLine = (body: Body): string =>
  Object.entries(body)
    .filter(([name]) => !name.endsWith('Id'))
    .flatMap(([name, value]) => {
      const text = toText(value);
      return text === undefined ? [] : [`${name} ${text}`];
    })
    .slice(0, mostMembers)
    .join(', ');

/** Undefined for what cannot be said shortly, or is not there. */
function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) return toCount(value);
  if (typeof value === 'object' && value !== null) return 'name' in value ? toText(value.name) : undefined;
  if (value === null || value === undefined || value === '') return undefined;
  const text = String(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** How many, and the first of them: a thing by its first member, which is its id or its time. */
function toCount(values: unknown[]): string {
  const named = values.slice(0, mostNamed).flatMap((value) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return (isObject ? toText(Object.values(value)[0]) : toText(value)) ?? [];
  });
  const more = values.length > named.length ? [`${values.length} in all`] : [];
  return [...named, ...more].join(' / ') || 'none';
}
