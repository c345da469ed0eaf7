import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenAPIValidator } from 'openapi-backend';
import { isUnavailable } from '../database/unavailable.ts';
import { ApiError, internal, toErrorBody, unavailable } from '../errors.ts';
import { isCached, toETag } from './etag.ts';
import { type Handled, unwrapReply, writingOf } from './handler.ts';
import type { RateLimit } from './rate-limit.ts';
import type { ApiRequest, ApiResponse } from './request.ts';
import type { Route } from './routes.ts';

/** Longer bodies are lists, and validating those costs more than creating them. The tests validate every body. */
const longestValidated = 10_000;

export function toResponse(validator: OpenAPIValidator, route: Route, request: ApiRequest, given: Handled<object>): ApiResponse {
  const { etag, write, ...content } = toContent(validator, route, given);
  const cacheControl = route['x-cache-control'];
  const headers = cacheControl === undefined ? content.headers : { ...content.headers, 'Cache-Control': cacheControl };
  const isUnchanged = route.method === 'get' && isCached(request.parsed?.headers['if-none-match'], etag);
  return isUnchanged
    ? { status: 304, headers: { ...headers, ETag: etag }, body: '' }
    : { status: route.success, headers: { ...headers, ETag: etag }, body: write() };
}

function toContent(validator: OpenAPIValidator, route: Route, given: Handled<object>) {
  const writing = writingOf(given);
  if (writing !== undefined) return { ...writing, headers: {} };
  const { body, headers } = unwrapReply(given);
  const text = JSON.stringify(body);
  if (text.length <= longestValidated) checkBody(validator, route, body);
  return { headers, etag: toETag(text), write: () => text };
}

/** Unlike openapi-backend's `validateResponse`, throws for a response without a schema, too. */
function checkBody(validator: OpenAPIValidator, { operationId, success }: Route, body: unknown): void {
  const isDeclared = validator.getStatusBasedResponseValidatorForOperation(operationId)[success] as ValidateFunction;
  if (isDeclared(body)) return;
  const found = isDeclared.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
  throw new Error(`${operationId} returned a body that the contract does not declare: ${JSON.stringify(found)}`);
}

export function toErrorResponse(cause: unknown, request: Pick<ApiRequest, 'requestId' | 'rateLimit'>): ApiResponse {
  const error = cause instanceof ApiError ? cause : isUnavailable(cause) ? unavailable(cause) : internal(cause);
  const body = JSON.stringify(toErrorBody(error, request.requestId));
  return { status: error.response.status, headers: { ...error.response.headers, ...toLimitHeaders(request) }, body, error };
}

export const toLimitHeaders = ({ rateLimit }: { rateLimit?: RateLimit | undefined }): Record<string, string> =>
  rateLimit === undefined
    ? {}
    : {
        'X-RateLimit-Limit': String(rateLimit.limit),
        'X-RateLimit-Remaining': String(rateLimit.remaining),
        'X-RateLimit-Reset': String(rateLimit.resetAt / 1000),
      };
