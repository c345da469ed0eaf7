/** Parts of a document by their JSON pointers (RFC 6901). */
import { toPointer } from '../../src/formats.ts';

// biome-ignore lint/suspicious/noExplicitAny: a contract as it stands, whatever is wrong with it.
export type Json = any;

/** A value and where it stands in its document. */
export type Place = { document: Json; at: string; value: Json };

/** A member as it stands; undefined where there is none. */
export function part(place: Place | undefined, ...names: (string | number)[]): Place | undefined {
  if (place === undefined) return undefined;
  const value = names.reduce((inner: Json, name) => inner?.[name], place.value);
  return value === undefined ? undefined : { ...place, at: [place.at, ...names.map(toPointer)].join('/'), value };
}

/** A member, or what it refers to; undefined where there is none. */
export function member(place: Place | undefined, ...names: (string | number)[]): Place | undefined {
  return names.reduce((inner: Place | undefined, name) => followed(part(inner, name)), place);
}

/** All members of an object or a list by their names, each or what it refers to. */
export const members = (place: Place | undefined): [string, Place][] =>
  Object.keys(place?.value ?? {}).map((name) => [name, member(place, name) as Place]);

/** Where a reference leads; any other place is itself. Throws for a reference that leads nowhere. */
export function followed<P extends Place | undefined>(place: P): P {
  const reference: unknown = place?.value?.$ref;
  if (typeof reference !== 'string') return place;
  const names = reference.replace(/^#\//, '').split('/').map(toName);
  const target = member({ ...(place as Place), at: '', value: place?.document }, ...names);
  if (target === undefined) throw new Error(`${place?.at}: ${reference} leads nowhere`);
  return target as P;
}

const toName = (name: string): string => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
