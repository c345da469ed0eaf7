/** Results stay within what a model can read: a list has fewer items, and anything else has shorter texts and lists. */
import type { CallToolResult } from '@modelcontextprotocol/server';
import { shorten } from '../text/pointers.ts';
import type { Body } from './views.ts';

export const mostBytes = 25_000;

export const sizeOf = (result: object): number => Buffer.byteLength(JSON.stringify(result));

/** `longest`: of texts, in characters. `most`: members of lists. */
export type Cut = { longest: number; most: number };

/** Each cuts more than the one before. */
export const cuts: Cut[] = [
  { longest: 1000, most: 30 },
  { longest: 300, most: 15 },
  { longest: 100, most: 8 },
  { longest: 60, most: 3 },
];

/** Says so in `isCut`. The items of a page stay, since the next page begins after them. */
export function cutView({ items, slots, ...rest }: Body, cut: Cut): Body {
  const paged = items === undefined ? {} : { items: (items as unknown[]).map((item) => cutIn(item, cut)) };
  return { ...paged, ...(cutIn(rest, cut) as Body), ...(slots !== undefined && { slots }), isCut: true };
}

function cutIn(value: unknown, cut: Cut): unknown {
  if (typeof value === 'string') return shorten(value, cut.longest);
  if (Array.isArray(value)) return value.slice(0, cut.most).map((one) => cutIn(one, cut));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => cutMember(name, one, cut)));
}

/** Useless if they were shorter. */
const whole = /(cursor|url|id|slug|At)$/i;

const cutMember = (name: string, value: unknown, cut: Cut): [string, unknown][] => [
  [name, typeof value === 'string' && whole.test(name) ? value : cutIn(value, cut)],
  ...(Array.isArray(value) && value.length > cut.most ? [[`${name}Count`, value.length] as [string, unknown]] : []),
];

/** The number of items or free starts that fit, if the result has too many. */
export function findFittingLimit(result: CallToolResult): number | undefined {
  const { items, slots } = result.structuredContent as Body;
  const count = Array.isArray(items) ? items.length : Object.values((slots ?? {}) as Record<string, unknown[]>).flat().length;
  const size = sizeOf(result);
  return size > mostBytes && count > 1 ? Math.max(1, Math.floor((count * mostBytes * 0.9) / size)) : undefined;
}
