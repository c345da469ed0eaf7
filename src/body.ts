/** Reads a request's body: JSON in UTF-8, at most 100 KB. Throws 413, 415, or 400 for what is not JSON. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import express from 'express';
import { type ApiError, invalidArgument, invalidArguments, malformedRequest, payloadTooLarge, unsupportedMediaType } from './errors.ts';
import { findBadTexts } from './validation.ts';

const readRaw = express.raw({ type: () => true, limit: '100kb', inflate: false });
const json = /^application\/json *(?:; *charset="?utf-8"? *)?$/i;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Answers undefined for a request without a body. */
export async function readBody(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
  const bytes = await readBytes(req, res);
  if (bytes === undefined) return undefined;
  if (!json.test(req.headers['content-type'] ?? '')) throw unsupportedMediaType();
  const value = parse(bytes);
  const faults = findBadTexts(value, '/body');
  if (faults.length > 0) throw invalidArguments(faults.slice(0, 20));
  return value;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (error) {
    throw invalidArgument('/body', error instanceof SyntaxError ? 'must be JSON' : 'must be UTF-8');
  }
}

type RawRequest = IncomingMessage & { body?: Buffer };

const readBytes = (req: RawRequest, res: ServerResponse): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    readRaw(req, res, (error?: unknown) => (error === undefined ? resolve(req.body) : reject(toApiError(error))));
  });

function toApiError(error: unknown): ApiError {
  const { status } = error as { status?: number };
  if (status === 413) return payloadTooLarge();
  if (status === 415) return unsupportedMediaType();
  return malformedRequest('The body ended before it was complete.');
}
