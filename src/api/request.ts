import type { ApiError } from '../errors.ts';
import type { Caller, Member } from '../queries/authentication.ts';
import type { HandlerInput } from './handler.ts';
import type { Ledger } from './ledger.ts';
import { createBudget, type RateLimit } from './rate-limit.ts';
import type { ParsedRequest, Routable, Route } from './routes.ts';

/** A transport-independent request. The pipeline fills in the optional fields. */
export type ApiRequest = Routable & {
  requestId: string;
  readAddress: () => string;
  readHost: () => string | undefined;
  /** `confirm` runs once the body has arrived, before it is parsed. */
  readBody: (confirm?: () => Promise<void>) => Promise<unknown>;
  isWhole: () => boolean;
  /** Replaces parsing by URL and body. */
  parse?: (route: Route) => ParsedRequest;
  isDryRun?: boolean;
  /** Path below PUBLIC_URL of the requested resource; the API by default. */
  resource?: string;
  operationId?: string;
  caller?: Caller;
  /** Of the caller's organization; null if none has the requested id. */
  member?: Member | null;
  client?: string;
  rateLimit?: RateLimit;
};

/** `error` is for the log and never sent. */
export type ApiResponse = { status: number; headers: Record<string, string>; body: string; error?: ApiError };

export function toHandlerInput({ operationId }: Route, request: ApiRequest, ledger: Ledger): HandlerInput {
  const { parsed, client, rateLimit, caller = null, isDryRun = false } = request;
  if (parsed === undefined || client === undefined || rateLimit === undefined) throw new Error(`${operationId} was called too early`);
  const { params, query, headers, requestBody } = parsed as Validated;
  return {
    operationId,
    path: params,
    query,
    header: headers,
    body: requestBody,
    caller: caller as HandlerInput['caller'],
    client,
    rateLimit,
    budget: createBudget(ledger, rateLimit),
    now: rateLimit.now,
    isDryRun,
    isAgent: request.resource !== undefined,
  };
}

type Validated = {
  params: HandlerInput['path'];
  query: HandlerInput['query'];
  headers: HandlerInput['header'];
  requestBody: HandlerInput['body'];
};
