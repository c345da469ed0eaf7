/** Compression of texts. Each representation has an ETag of its own, see api/etag.ts. */
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Response } from 'express';
import Negotiator from 'negotiator';
import { type Coding, codings } from '../api/etag.ts';

/** Shorter texts gain less than a packet. */
export const shortestCompressed = 1024;

/** Further ones are sent as they are: each takes up to a megabyte, and a thread. */
const maxAtOnce = 8;
const maxKnown = 100;

/** The types are of a version without this option, which decides between codings that the client likes equally. */
type Preferring = { encodings: (available: string[], options: { preferred: string[] }) => string[] };

const known = new Map<string, Coding | undefined>();

/** Undefined: the text as it is. */
export function chooseCoding({ 'accept-encoding': accepted }: IncomingHttpHeaders): Coding | undefined {
  if (accepted === undefined) return undefined;
  const text = String(accepted);
  if (known.has(text)) return known.get(text);
  const negotiator: Preferring = new Negotiator({ headers: { 'accept-encoding': text } });
  const [best] = negotiator.encodings([...codings, 'identity'], { preferred: [...codings] });
  const coding = codings.find((one) => one === best);
  if (known.size < maxKnown) known.set(text, coding);
  return coding;
}

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

/** `quality`: of brotli, 0 to 11. */
export const compress = (content: string | Buffer, coding: Coding, quality: number): Promise<Buffer> =>
  coding === 'gzip'
    ? zip(content, { level: Math.min(quality, constants.Z_BEST_COMPRESSION) })
    : brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 18 } });

/** 100 KB of JSON take 0.8 ms of a thread, and become 13 KB. */
const qualityForOnce = 4;
let underWay = 0;

/** Undefined while enough others are compressed. */
export function compressOnce(text: string, coding: Coding): Promise<Buffer> | undefined {
  if (underWay >= maxAtOnce) return undefined;
  underWay += 1;
  return compress(text, coding, qualityForOnce).finally(() => {
    underWay -= 1;
  });
}

/** Sends a page or a script; its type is set already. */
export async function sendText(res: Response, text: string): Promise<void> {
  res.vary('Accept-Encoding');
  const coding = text.length < shortestCompressed ? undefined : chooseCoding(res.req.headers);
  const content = coding && (await compressOnce(text, coding));
  if (content === undefined) return void res.send(text);
  res.set('Content-Encoding', coding).send(content);
}
