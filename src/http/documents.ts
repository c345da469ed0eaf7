/** Static documents: one Buffer each, sent without a copy. Each is compressed once per coding. */
import type { Request, Response } from 'express';
import { type Coding, findCachedCoding, isCached, toCodedETag, toETag } from '../api/etag.ts';
import { chooseCoding, compress, shortestCompressed } from './compression.ts';

export type Document = { read: (coding: Coding | undefined) => Promise<Buffer>; type: string; etag: string; cacheControl: string };

const quality = 9;

export function createDocument(content: Buffer, type: string, cacheControl: string): Document {
  const compressed: Partial<Record<Coding, Promise<Buffer>>> = {};
  const read = async (coding: Coding | undefined) => {
    if (coding === undefined) return content;
    compressed[coding] ??= compress(content, coding, quality);
    return compressed[coding];
  };
  const isLong = content.length >= shortestCompressed;
  return { read: (coding) => read(isLong ? coding : undefined), type, etag: toETag(content), cacheControl };
}

export async function sendDocument(req: Request, res: Response, { read, type, etag, cacheControl }: Document): Promise<void> {
  const given = req.headers['if-none-match'];
  res.set('Cache-Control', cacheControl).vary('Accept-Encoding');
  const wanted = chooseCoding(req.headers);
  const [content, plain] = await Promise.all([read(wanted), read(undefined)]);
  const coding = content === plain ? undefined : wanted;
  if (isCached(given, etag)) {
    res.set('ETag', toCodedETag(etag, given?.includes(etag) ? undefined : (findCachedCoding(given, etag) ?? coding)));
    return void res.status(304).end();
  }
  if (coding !== undefined) res.set('Content-Encoding', coding);
  res.set('ETag', toCodedETag(etag, coding)).type(type).send(content);
}
