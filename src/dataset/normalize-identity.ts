import { parseInstant } from '../formats.ts';
import type { ErrorCollector } from './errors.ts';

/** `now` is the time of the import; `names` has the path of each registered name. */
export type Context = { now: string; errors: ErrorCollector; names: Map<string, string> };

type Search<T> = { given: { id?: string }; candidates: readonly T[]; isNamesake: (candidate: T) => boolean; path: string };

/** Finds the existing row with the given id, or else with the same name. */
export function findExisting<T extends { id: string }>(
  { given, candidates, isNamesake, path }: Search<T>,
  { errors }: Context,
): T | undefined {
  const id = given.id?.toLowerCase();
  const namesake = candidates.find(isNamesake);
  if (id && namesake && namesake.id !== id) errors.add(path, `is taken by another object (id ${namesake.id})`);
  return (id && candidates.find((candidate) => candidate.id === id)) || namesake;
}

export function registerName(kind: string, name: string | undefined, path: string, { errors, names }: Context): void {
  if (name === undefined) return;
  const key = `${kind} ${name}`;
  const other = names.get(key);
  if (other === undefined) names.set(key, path);
  else errors.add(path, `is the same as ${other}`);
}

/** The form in which instants are stored and compared. */
export const toIso = (text: string): string => new Date(parseInstant(text)).toISOString();

export const isoOr = <T>(text: string | undefined, otherwise: T): string | T => (text === undefined ? otherwise : toIso(text));
