import type { IncomingMessage } from 'node:http';
import { ApiError, invalidArgument, malformedRequest, payloadTooLarge, unsupportedMediaType } from '../errors.ts';
import { checkUtf8, EncodingError } from '../text/encoding.ts';

const longest = 100 * 1024;
const json = /^application\/json *(?:; *charset="?utf-8"? *)?$/i;

const large = 4096;

/**
 * Returns undefined without a body. Throws 413, 415, or 400 for invalid JSON. `confirm` runs before parsing: a parsed body can be 40 times
 * as large as its text, so nothing may wait between parsing and validation.
 */
export async function readBody(req: IncomingMessage, confirm?: () => Promise<void>): Promise<unknown> {
  const bytes = await readBytes(req).catch(toApiError);
  await confirm?.();
  if (bytes.length === 0) return undefined;
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = req.headers;
  if (!json.test(type) || encoding.toLowerCase() !== 'identity') throw unsupportedMediaType();
  if (bytes.length > large) await nextTurn();
  return parse(bytes);
}

let latest: Promise<void> = Promise.resolve();

/** One turn of the event loop per large body: it is validated and released before the next one is parsed, and other requests go between. */
function nextTurn(): Promise<void> {
  latest = latest.then(() => new Promise((resolve) => setImmediate(resolve)));
  return latest;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(checkUtf8(bytes).toString());
  } catch (error) {
    throw invalidArgument('/body', 'encoding', error instanceof EncodingError ? error.message : 'must be JSON');
  }
}

/**
 * Throws 413 as soon as the body is too long; the rest is discarded, and the connection stays usable. Chunks are copied into one buffer: a
 * list of one-byte chunks would take 400 bytes for each.
 */
async function readBytes(req: IncomingMessage): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > longest) throw payloadTooLarge();
  let bytes: Buffer = Buffer.alloc(0);
  let length = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > longest) break;
    bytes = append(bytes, length - chunk.length, chunk);
  }
  // Without effect while the iterator listens.
  req.resume();
  if (length > longest) throw payloadTooLarge();
  return bytes.subarray(0, length);
}

/** `length`: the bytes in use. A body in one chunk is not copied. */
function append(bytes: Buffer, length: number, chunk: Buffer): Buffer {
  if (length === 0) return chunk;
  const wanted = length + chunk.length;
  const roomy = wanted <= bytes.length ? bytes : Buffer.concat([bytes.subarray(0, length)], Math.min(longest, 2 * wanted));
  chunk.copy(roomy, length);
  return roomy;
}

function toApiError(error: unknown): never {
  throw error instanceof ApiError ? error : malformedRequest('The body ended before it was complete.');
}
