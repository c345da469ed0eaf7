import { expect } from '@jest/globals';

// biome-ignore lint/suspicious/noExplicitAny: an answer may be anything.
type Refusal = { status: number; headers: Headers; text: string; body: any };

/** Stack traces, SQL and names of internal parts. */
const leaks = /\bat \S+ \(|node_modules|\.ts\b|\bselect\b.*\bfrom\b|insert into|postgres|kysely|ajv|openapi-backend/i;

/** Checks everything that is promised of error responses. */
export function expectRefusal({ status, headers, text, body }: Refusal, wanted: number, code: string, pointer?: string): void {
  expect({ status, text }).toMatchObject({ status: wanted });
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(body).toMatchObject({ title: expect.any(String), message: expect.stringMatching(/\S/), code });
  expect(body.requestId).toBe(headers.get('x-request-id'));
  expect(text).not.toMatch(leaks);
  if (pointer !== undefined) expect(body.details?.map(({ path }: { path: string }) => path)).toContain(pointer);
}

/** Exactly one detail, with this pointer. */
export function expectFault(answer: Refusal, pointer: string): void {
  expectRefusal(answer, 400, 'invalid_argument');
  expect(answer.body.details?.map(({ path }: { path: string }) => path)).toEqual([pointer]);
}
