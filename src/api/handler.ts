import type { operations } from '../../generated/api.ts';
import type { Budget } from '../availability/costs.ts';
import type { OperationId } from '../contract.ts';
import type { Caller } from '../queries/authentication.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Services } from './services.ts';

type Parameters<Id extends OperationId, In extends 'query' | 'path' | 'header'> = operations[Id]['parameters'] extends {
  [K in In]: infer P;
}
  ? P
  : operations[Id]['parameters'] extends { [K in In]?: infer P }
    ? NonNullable<P>
    : Record<string, never>;

/** Validation fills in the defaults of `limit` and `offset`. */
type Filled<Query> = Query & { [Key in keyof Query as Key extends 'limit' | 'offset' ? Key : never]-?: NonNullable<Query[Key]> };

type Body<Id extends OperationId> = operations[Id] extends { requestBody: { content: { 'application/json': infer B } } }
  ? B
  : operations[Id] extends { requestBody?: { content: { 'application/json': infer B } } }
    ? B | undefined
    : undefined;

type Json<Response> = Response extends { content: { 'application/json': infer B } } ? B : never;

export type Success<Id extends OperationId> = operations[Id]['responses'] extends infer R
  ? Json<R extends { 200: infer Ok } ? Ok : R extends { 201: infer Created } ? Created : never>
  : never;

export type Request<Id extends OperationId> = Services & {
  operationId: Id;
  path: Parameters<Id, 'path'>;
  query: Filled<Parameters<Id, 'query'>>;
  header: { [Name in keyof Parameters<Id, 'header'> as Lowercase<Name & string>]: Parameters<Id, 'header'>[Name] };
  body: Body<Id>;
  caller: operations[Id]['responses'] extends { 401: unknown } ? Caller : null;
  /** The token or address that rate limits and idempotency keys belong to. */
  client: string;
  rateLimit: RateLimit;
  budget: Budget;
  /** The database's clock, in epoch milliseconds. */
  now: number;
  /** Called by a tool of the MCP server. */
  isAgent: boolean;
};

/** The part of a request that the pipeline supplies. `isDryRun`: nothing is stored. */
export type HandlerInput = Omit<Request<OperationId>, keyof Services> & { isDryRun: boolean };

export type OperationHandler = (request: Request<OperationId>) => Handled<object> | Promise<Handled<object>>;

export type Handler = (input: HandlerInput) => ReturnType<OperationHandler>;

const headersOf = Symbol('headers');

export type WithHeaders<Body> = { body: Body; [headersOf]: Record<string, string> };

export const reply = <Body>(body: Body, headers: Record<string, string>): WithHeaders<Body> => ({ body, [headersOf]: headers });

export const toChangeHeaders = (isChanged: boolean): Record<string, string> => (isChanged ? {} : { Unchanged: 'true' });

const writtenBy = Symbol('written by');

/** A body that is written as JSON text, and only for a client that does not have it cached. */
export type Written<Body> = { [writtenBy]: Writing; body?: Body };

/** `etag` must be unique to the text. */
export type Writing = { etag: string; write: () => string };

export const written = <Body>(writing: Writing): Written<Body> => ({ [writtenBy]: writing });

export const writingOf = (given: object): Writing | undefined => (given as Partial<Written<unknown>>)[writtenBy];

export type Reply<Body> = Body | WithHeaders<Body>;

export function unwrapReply<Body>(given: Reply<Body>): { body: Body; headers: Record<string, string> } {
  const isWrapped = typeof given === 'object' && given !== null && headersOf in given;
  return isWrapped ? { body: given.body, headers: given[headersOf] } : { body: given as Body, headers: {} };
}

export function mapReply<Before, After>(given: Reply<Before>, toBody: (body: Before) => After): WithHeaders<After> {
  const { body, headers } = unwrapReply(given);
  return reply(toBody(body), headers);
}

export type Handled<Body> = Reply<Body> | Written<Body>;

/** One function per operation. A missing operation does not compile. */
export type Handlers = {
  [Id in OperationId]: (request: Request<Id>) => Handled<Success<Id>> | Promise<Handled<Success<Id>>>;
};
