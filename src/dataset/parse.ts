/**
 * Parses JSON of any length. A string has at most 2^29 - 24 characters, which an export of about 700,000 bookings exceeds, so a longer
 * document is scanned as bytes and only the objects in its lists become strings. A stream parser from npm (@streamparser/json 0.0.26) takes
 * three to eight times as long. Accepts and refuses (SyntaxError) the same texts as JSON.parse.
 *
 * @param stringLimit bytes up to which the document is parsed as one string
 */
export function parseDocument(bytes: Buffer, stringLimit = 400_000_000): unknown {
  if (bytes.length <= stringLimit) return JSON.parse(bytes.toString());
  const cursor = { bytes, at: 0 };
  const document = parseValue(cursor, levels);
  if (skipSpaces(cursor) !== undefined) throw unexpected(cursor);
  return document;
}

type Cursor = { bytes: Buffer; at: number };

/** Document, organizations, organization and its lists. */
const levels = 4;

const code = (character: string): number => character.charCodeAt(0);
const [quote, backslash, comma, colon] = [code('"'), code('\\'), code(','), code(':')];
const [openList, closeList, openObject, closeObject] = [code('['), code(']'), code('{'), code('}')];
const spaces = new Set([...' \n\r\t'].map(code));

function parseValue(cursor: Cursor, depth: number): unknown {
  const first = skipSpaces(cursor);
  if (depth > 0 && first === openList) return parseItems(cursor, closeList, () => parseValue(cursor, depth - 1));
  if (depth > 0 && first === openObject) return Object.fromEntries(parseItems(cursor, closeObject, () => parseMember(cursor, depth - 1)));
  return parseWhole(cursor);
}

function parseItems<T>(cursor: Cursor, close: number, next: () => T): T[] {
  const found: T[] = [];
  cursor.at++;
  if (skipSpaces(cursor) !== close) {
    do found.push(next());
    while (take(cursor, comma));
  }
  if (!take(cursor, close)) throw unexpected(cursor);
  return found;
}

function parseMember(cursor: Cursor, depth: number): [string, unknown] {
  if (skipSpaces(cursor) !== quote) throw unexpected(cursor);
  const name = parseWhole(cursor) as string;
  if (!take(cursor, colon)) throw unexpected(cursor);
  return [name, parseValue(cursor, depth)];
}

/** Finds the end of a value by its brackets and quotes alone; JSON.parse checks it. */
function parseWhole(cursor: Cursor): unknown {
  skipSpaces(cursor);
  const start = cursor.at;
  cursor.at = endOfValue(cursor);
  return JSON.parse(cursor.bytes.toString('utf8', start, cursor.at));
}

function endOfValue({ bytes, at }: Cursor): number {
  let depth = 0;
  for (let end = at; end < bytes.length; end++) {
    const byte = bytes[end]!;
    if (byte === quote) end = endOfString(bytes, end);
    else if (byte === openList || byte === openObject) depth++;
    else if (byte === closeList || byte === closeObject) depth--;
    else if (depth > 0 || !(byte === comma || byte === colon || spaces.has(byte))) continue;
    else return end;
    if (depth < 0) return end;
    if (depth === 0) return end + 1;
  }
  return bytes.length;
}

function endOfString(bytes: Buffer, open: number): number {
  for (let at = open + 1; at < bytes.length; at++) {
    if (bytes[at] === backslash) at++;
    else if (bytes[at] === quote) return at;
  }
  return bytes.length;
}

function skipSpaces(cursor: Cursor): number | undefined {
  while (spaces.has(cursor.bytes[cursor.at]!)) cursor.at++;
  return cursor.bytes[cursor.at];
}

function take(cursor: Cursor, byte: number): boolean {
  const isThere = skipSpaces(cursor) === byte;
  if (isThere) cursor.at++;
  return isThere;
}

const unexpected = ({ bytes, at }: Cursor): SyntaxError =>
  new SyntaxError(`Unexpected ${at < bytes.length ? `"${String.fromCharCode(bytes[at]!)}"` : 'end'} in JSON at byte ${at}`);
