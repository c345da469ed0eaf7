import { parseInstant } from '../formats.ts';
import type { Faults } from './faults.ts';

/** What the settling of a document needs everywhere. `now` is the import's time as the document writes times. */
export type Context = { now: string; faults: Faults; names: Map<string, string> };

/** `path` is where the name stands. */
type Question<T> = { given: { id?: string }; others: readonly T[]; isNamesake: (other: T) => boolean; path: string };

/** Which of the existing things is meant: the one with the given id, or else the one with the same name. */
export function recognize<T extends { id: string }>({ given, others, isNamesake, path }: Question<T>, { faults }: Context): T | undefined {
  const id = given.id?.toLowerCase();
  const namesake = others.find(isNamesake);
  if (id && namesake && namesake.id !== id) faults.add(path, `is taken by another, with the id ${namesake.id}`);
  return (id && others.find((other) => other.id === id)) || namesake;
}

/** A name may stand once in the whole document. */
export function claimName(kind: string, name: string | undefined, path: string, { faults, names }: Context): void {
  if (name === undefined) return;
  const key = `${kind} ${name}`;
  const other = names.get(key);
  if (other === undefined) names.set(key, path);
  else faults.add(path, `is the same as ${other}`);
}

/** An instant in the one form in which instants are kept and compared. */
export const toIso = (text: string): string => new Date(parseInstant(text)).toISOString();

/** The same, of one that may be absent. */
export const isoOr = <T>(text: string | undefined, otherwise: T): string | T => (text === undefined ? otherwise : toIso(text));
