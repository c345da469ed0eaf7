import { types } from 'pg';

const int8 = 20;
const int8Array = 1016;
// @types/pg lists only some of the types.
const textArray = 1009 as number;
const date = 1082;
const dateArray = 1182;
const timestamptz = 1184;
const timestamptzArray = 1185;

const keepText = (text: string) => text;
const list =
  <T>(parse: (text: string) => T) =>
  (text: string): T[] =>
    (types.getTypeParser(textArray)(text) as string[]).map(parse);

/** Parses `2027-03-01 09:00:00.123+00` in milliseconds; the session's zone is UTC. pg parses other forms, such as `infinity`. */
function toInstant(text: string): Date {
  const ms = Date.parse(`${text.replace(' ', 'T')}:00`);
  return Number.isNaN(ms) ? types.getTypeParser(timestamptz)(text) : new Date(ms);
}

const parsers = new Map<number, (text: string) => unknown>([
  [int8, Number],
  [int8Array, list(Number)],
  // pg would return a Date at midnight in the server's zone.
  [date, keepText],
  [dateArray, list(keepText)],
  [timestamptz, toInstant],
  [timestamptzArray, list(toInstant)],
]);

export const columnTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || types.getTypeParser(oid, format as 'text'),
};
