/** Validates the request, calls the handler, and checks the response. */
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenAPIValidator } from 'openapi-backend';
import { invalidArguments } from '../errors.ts';
import type { Handler } from './backing.ts';
import { isHeld, toETag } from './etag.ts';
import { type Handled, openReply, writingOf } from './handler.ts';
import type { Ledger } from './ledger.ts';
import { createBudget } from './rate-limit.ts';
import type { ApiRequest, ApiResponse } from './request.ts';
import type { Route } from './routes.ts';
import { isSmall, toDetails } from './validation.ts';

/** Longer bodies are lists, and checking those costs more than making them. The tests check every body. */
const checkedLength = 10_000;

type Steps = {
  route: Route;
  handler: Handler;
  ledger: Ledger;
  validators: () => ValidateFunction[];
  listingValidators: () => ValidateFunction[];
  answerValidator: () => ValidateFunction;
};

/** `judge` stops at the first error, the lister finds all. */
export type Validators = { judge: OpenAPIValidator; openLister: () => OpenAPIValidator };

export function toSteps({ judge, openLister }: Validators, route: Route, parts: Pick<Steps, 'handler' | 'ledger'>): Steps {
  const { operationId, success } = route;
  return {
    route,
    ...parts,
    // Compiled when first asked for: all of them would make the start three times as long.
    validators: () => judge.getRequestValidatorsForOperation(operationId) ?? [],
    listingValidators: () => openLister().getRequestValidatorsForOperation(operationId) ?? [],
    answerValidator: () => judge.getStatusBasedResponseValidatorForOperation(operationId)[success] as ValidateFunction,
  };
}

export async function handle(steps: Steps, request: ApiRequest): Promise<ApiResponse> {
  const { route, handler, ledger } = steps;
  const { reading, caller = null, client, admission, isRehearsal } = request;
  const { params: path, query, headers: header, requestBody: body } = reading as NonNullable<typeof reading>;
  const parts = { path, query, header, ...(body !== undefined && { requestBody: body }) };
  validate(steps, parts, request.read === undefined);
  const budget = admission && createBudget(ledger, admission);
  const asked = {
    operationId: route.operationId,
    path,
    query,
    header,
    body,
    caller,
    client,
    admission,
    budget,
    now: admission?.now,
    isRehearsal,
  };
  const { headers, etag, write } = toContent(steps, await handler(asked));
  const isUnchanged = route.method === 'get' && isHeld(header['if-none-match'], etag);
  return isUnchanged
    ? { status: 304, headers: { ...headers, ETag: etag }, body: '' }
    : { status: route.success, headers: { ...headers, ETag: etag }, body: write() };
}

/** What a handler gave as text, and what tells whether it is still the same text. */
function toContent(steps: Steps, given: Handled<object>) {
  const writing = writingOf(given);
  if (writing !== undefined) return { ...writing, headers: {} };
  const { body, headers } = openReply(given);
  const text = JSON.stringify(body);
  if (text.length <= checkedLength) checkAnswer(steps, body);
  return { headers, etag: toETag(text), write: () => text };
}

type Parts = { path: object; query: object; header: object; requestBody?: unknown };

/** Throws 400 with what the contract's schemas refuse. Defaults are filled in where they are missing. */
function validate({ validators, listingValidators }: Steps, parts: Parts, isAddress: boolean): void {
  const errors = findErrors(validators(), parts);
  if (errors.length === 0) return;
  const { path, query, requestBody } = parts;
  const listed = isSmall([path, query, requestBody]) ? findErrors(listingValidators(), parts) : errors;
  throw invalidArguments(toDetails(listed, isAddress));
}

function findErrors(validators: ValidateFunction[], parts: Parts): ErrorObject[] {
  const errors: ErrorObject[] = [];
  for (const isValid of validators) if (!isValid(parts)) errors.push(...(isValid.errors ?? []));
  return errors;
}

/** What the contract does not declare is a fault of ours, and is not sent. */
function checkAnswer({ route, answerValidator }: Steps, body: unknown): void {
  const isDeclared = answerValidator();
  if (isDeclared(body)) return;
  const faults = isDeclared.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
  throw new Error(`${route.operationId} answered what its contract does not declare: ${JSON.stringify(faults)}`);
}
