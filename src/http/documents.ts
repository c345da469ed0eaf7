/** Static documents: one Buffer each, sent without a copy. */
import type { Request, Response } from 'express';
import { isCached, toETag } from '../api/etag.ts';

export type Document = { content: Buffer; type: string; headers: Record<string, string> };

export const createDocument = (content: Buffer, type: string, cacheControl: string): Document => ({
  content,
  type,
  headers: { ETag: toETag(content), 'Cache-Control': cacheControl },
});

export function sendDocument(req: Request, res: Response, { content, type, headers }: Document): void {
  res.set(headers);
  if (isCached(req.headers['if-none-match'], headers.ETag as string)) return void res.status(304).end();
  res.type(type).send(content);
}
