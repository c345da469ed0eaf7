import { types } from 'pg';

const int8 = 20;
const int8Array = 1016;
// @types/pg lists only some of the types.
const textArray = 1009 as number;
const date = 1082;
const dateArray = 1182;
const timestamptz = 1184;
const timestamptzArray = 1185;

const asItIs = (text: string) => text;
const list =
  <T>(parse: (text: string) => T) =>
  (text: string): T[] =>
    (types.getTypeParser(textArray)(text) as string[]).map(parse);

/** `2027-03-01 09:00:00.123+00` to the millisecond; the session's zone is UTC. What is not of that form is pg's to read. */
function toInstant(text: string): Date {
  const ms = Date.parse(`${text.replace(' ', 'T')}:00`);
  return Number.isNaN(ms) ? types.getTypeParser(timestamptz)(text) : new Date(ms);
}

const parsers = new Map<number, (text: string) => unknown>([
  [int8, Number],
  [int8Array, list(Number)],
  // A date has no zone: as pg's Date it would be midnight of the server's.
  [date, asItIs],
  [dateArray, list(asItIs)],
  [timestamptz, toInstant],
  [timestamptzArray, list(toInstant)],
]);

/** What column values are in the program: as in `generated/database.ts`. */
export const columnTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || types.getTypeParser(oid, format as 'text'),
};
