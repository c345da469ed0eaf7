import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { RequestHandler } from 'express';
import { invalidArgument } from '../errors.ts';
import { checkUtf8, EncodingError, normalizeTexts } from '../text/encoding.ts';

/** The provider refuses longer bodies. */
const longest = 56 * 1024;

/** No client metadata (RFC 7591 §2) is nested deeper than a key in `jwks`. `JSON.stringify` fails at a few thousand levels. */
const deepest = 32;

/**
 * Hands on a request whose body is UTF-8 without a byte order mark, and normalized: the provider would replace what is not UTF-8. A body
 * that is too long, not JSON, or has text that cannot be stored is handed on as it is, for the provider to refuse. Throws 400 for text that
 * is not UTF-8, and for values nested deeper than `deepest`.
 */
export const normalizeRegistration =
  (provide: RequestHandler): RequestHandler =>
  async (req, res, next) => {
    const bytes = normalize(await readBytes(req));
    const headers = { ...req.headers, 'content-length': String(bytes.length) };
    const iterator = () => Readable.from([bytes]).iterator();
    await provide(Object.create(req, { readable: { value: true }, headers: { value: headers }, iterator: { value: iterator } }), res, next);
  };

/** Stops beyond `longest`; the rest is discarded. */
async function readBytes(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longest) break;
  }
  // Without effect while the iterator listens.
  req.resume();
  return Buffer.concat(chunks);
}

function normalize(bytes: Buffer): Buffer {
  if (bytes.length > longest) return bytes;
  const text = decode(bytes);
  const parsed = parse(text);
  if (parsed === undefined) return Buffer.from(text);
  if (isTooDeep(parsed)) throw invalidArgument('/body', 'notAllowed', `must not be nested deeper than ${deepest} levels`);
  return Buffer.from(normalizeTexts(parsed, 1).length > 0 ? text : JSON.stringify(parsed));
}

function decode(bytes: Buffer): string {
  try {
    return checkUtf8(bytes).toString();
  } catch (error) {
    throw error instanceof EncodingError ? invalidArgument('/body', 'encoding', error.message) : error;
  }
}

/** Undefined if it is not JSON, or a single text or number. */
function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isTooDeep(root: object): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; depth < deepest; depth += 1) level = level.filter(isObject).flatMap(Object.values);
  return level.some(isObject);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
