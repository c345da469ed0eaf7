/** Text from outside: UTF-8 with or without a byte order mark, without NUL, and normalized to NFC (Unicode UAX #15). */
import { isUtf8 } from 'node:buffer';
import { toPointer } from './pointers.ts';

export class EncodingError extends Error {}

/** Leaves out a byte order mark. Throws EncodingError, whose message continues a sentence, as in "must be UTF-8". */
export function checkUtf8(bytes: Buffer): Buffer {
  if (isUtf16(bytes)) throw new EncodingError('must be UTF-8, but is UTF-16');
  if (!isUtf8(bytes)) throw new EncodingError('must be UTF-8');
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** By its byte order mark, or by a first ASCII character with a zero byte beside it. */
const isUtf16 = ([first, second]: Buffer): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (second !== undefined && (first === 0) !== (second === 0));

/** Of percent-encoded text, in a form or a URL, with one character for each byte. */
export const isUtf8Encoded = (text: string): boolean =>
  isUtf8(
    Buffer.from(
      text.replace(/%([0-9a-f]{2})/gi, (_encoded, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ),
  );

/** Characters below are in NFC in any order. Most texts have no others, and are not copied. */
const composable = /[^\0-\u02ff]/;

export const normalizeText = (text: string): string => (composable.test(text) ? text.normalize('NFC') : text);

/** Rejects what PostgreSQL cannot store or UTF-8 cannot encode. */
export const findTextError = (text: string): string | null =>
  text.includes('\0') ? 'must not contain a NUL character' : text.isWellFormed() ? null : 'must be well-formed Unicode';

type TextError = { path: string; message: string; rule: 'encoding' };

/** Normalizes all texts of a parsed JSON value in place. Returns the first `most` errors, each with its JSON pointer. */
export const normalizeTexts = (root: object, most: number): TextError[] => (normalizeAll(root) ? [] : findTextErrors(root, most));

/** Without pointers: creating them takes most of the time, and nearly no value needs them. False for a value with an error. */
function normalizeAll(root: object): boolean {
  const values: object[] = [root];
  for (let value = values.pop(); value !== undefined; value = values.pop()) {
    const isList = Array.isArray(value);
    const members = value as Record<string, unknown>;
    for (const name of Object.keys(value)) {
      const member = members[name];
      if (!isList && findTextError(name) !== null) return false;
      if (typeof member === 'object' && member !== null) values.push(member);
      if (typeof member !== 'string') continue;
      if (findTextError(member) !== null) return false;
      if (composable.test(member)) members[name] = member.normalize('NFC');
    }
  }
  return true;
}

const longestPath = 500;

function findTextErrors(root: object, most: number): TextError[] {
  const errors: TextError[] = [];
  const places = [{ value: root as unknown, path: '' }];
  // The list grows during the loop: a value may be nested deeper than calls can be.
  for (const { value, path } of places) {
    if (errors.length >= most) break;
    const message = typeof value === 'string' ? findTextError(value) : null;
    if (message !== null) errors.push({ path, message, rule: 'encoding' });
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      if (findTextError(name) !== null) errors.push({ path, message: 'has a member with an invalid name', rule: 'encoding' });
      // Errors further down are reported at the last pointer that is short enough.
      places.push({ value: member, path: path.length < longestPath ? `${path}/${toPointer(name)}` : path });
    }
  }
  return errors;
}
