/**
 * JSON of any length. A JavaScript string has at most half a billion characters, which the export of some 700,000 bookings
 * exceeds; so a long document is walked as bytes down to the things in its lists, and only those become strings.
 *
 * @param longest in bytes, what is parsed as one string
 * @throws SyntaxError like JSON.parse, at the same texts
 */
export function parseDocument(bytes: Buffer, longest = 400_000_000): unknown {
  if (bytes.length <= longest) return JSON.parse(bytes.toString());
  const cursor = { bytes, at: 0 };
  const document = walk(cursor, levels);
  if (peek(cursor) !== undefined) throw unexpected(cursor);
  return document;
}

type Cursor = { bytes: Buffer; at: number };

/** The document, its organizations, an organization, and its lists. */
const levels = 4;

const code = (character: string): number => character.charCodeAt(0);
const [quote, backslash, comma, colon] = [code('"'), code('\\'), code(','), code(':')];
const [openList, closeList, openObject, closeObject] = [code('['), code(']'), code('{'), code('}')];
const spaces = new Set([...' \n\r\t'].map(code));

function walk(cursor: Cursor, depth: number): unknown {
  const first = peek(cursor);
  if (depth > 0 && first === openList) return members(cursor, closeList, () => walk(cursor, depth - 1));
  if (depth > 0 && first === openObject) return Object.fromEntries(members(cursor, closeObject, () => member(cursor, depth - 1)));
  return piece(cursor);
}

function members<T>(cursor: Cursor, close: number, next: () => T): T[] {
  const found: T[] = [];
  cursor.at++;
  if (peek(cursor) !== close) {
    do found.push(next());
    while (take(cursor, comma));
  }
  if (!take(cursor, close)) throw unexpected(cursor);
  return found;
}

function member(cursor: Cursor, depth: number): [string, unknown] {
  if (peek(cursor) !== quote) throw unexpected(cursor);
  const name = piece(cursor) as string;
  if (!take(cursor, colon)) throw unexpected(cursor);
  return [name, walk(cursor, depth)];
}

/** A whole value. Where it ends is found without understanding it; JSON.parse judges. */
function piece(cursor: Cursor): unknown {
  peek(cursor);
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

/** Where its closing quote is. */
function endOfString(bytes: Buffer, open: number): number {
  for (let at = open + 1; at < bytes.length; at++) {
    if (bytes[at] === backslash) at++;
    else if (bytes[at] === quote) return at;
  }
  return bytes.length;
}

/** The next byte that is no space. */
function peek(cursor: Cursor): number | undefined {
  while (spaces.has(cursor.bytes[cursor.at]!)) cursor.at++;
  return cursor.bytes[cursor.at];
}

function take(cursor: Cursor, byte: number): boolean {
  const isThere = peek(cursor) === byte;
  if (isThere) cursor.at++;
  return isThere;
}

const unexpected = ({ bytes, at }: Cursor): SyntaxError =>
  new SyntaxError(`Unexpected ${at < bytes.length ? `"${String.fromCharCode(bytes[at]!)}"` : 'end'} in JSON at byte ${at}`);
