import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { OpenAPIValidator, type ValidationResult } from 'openapi-backend';
import { type ApiError, type ErrorDetail, invalidArguments, maxDetails } from '../errors.ts';
import { addContractFormats } from '../formats.ts';
import { normalizeTexts } from '../text/encoding.ts';
import { toValidationErrors } from '../validation-errors.ts';
import { createNullFieldRemover, type NullFieldRemover, type Schema } from './null-fields.ts';
import type { ApiRequest } from './request.ts';
import type { Routable, Route } from './routes.ts';

// Optimized code takes twice as long to compile and no less to run. Tests validate the schemas themselves.
const options = { useDefaults: true, strict: false, validateSchema: false, messages: true, verbose: true, code: { optimize: false } };

/**
 * Stops at the first error. With all errors, a body of 100 KB took 0.5 s of the event loop: each of its 33,900 items was validated after
 * `maxItems` had failed.
 */
export const createAjv = (): Ajv2020 => addContractFormats(new Ajv2020(options));

const createListingAjv = (): Ajv2020 => addContractFormats(new Ajv2020({ ...options, allErrors: true }));

const valid: ValidationResult = { valid: true, errors: null };

/**
 * Replaces `validateRequest` of openapi-backend, which makes several copies of each request: a fifth of what a request without a query
 * cost. Removes `null` from optional fields, and fills in defaults. `validator` decides; errors are listed by another one, created with the first invalid request, since it doubles
 * what the garbage collector has to look at.
 */
export function createRequestValidation(validator: OpenAPIValidator): (request: Routable, route: Route) => ValidationResult {
  const removers = new Map(validator.router.getOperations().map((operation) => [operation.operationId, nullRemoverOf(operation as never)]));
  let lister: OpenAPIValidator | undefined;
  const createLister = () =>
    new OpenAPIValidator({
      definition: validator.definition,
      router: validator.router,
      lazyCompileValidators: true,
      customizeAjv: createListingAjv,
    });
  return ({ parsed }, { operationId }) => {
    const { params: path, query, headers: header, requestBody } = parsed as NonNullable<typeof parsed>;
    removers.get(operationId)?.(requestBody);
    const parts = { path, query, header, ...(requestBody !== undefined && { requestBody }) };
    const errors = findErrors(validator, operationId, parts);
    if (errors.length === 0) return valid;
    lister ??= createLister();
    return { valid: false, errors: isSmall([path, query, requestBody]) ? findErrors(lister, operationId, parts) : errors };
  };
}

type WithBody = { requestBody?: { content: { 'application/json': { schema: Schema } } } };

const nullRemoverOf = ({ requestBody }: WithBody): NullFieldRemover | undefined =>
  requestBody && createNullFieldRemover(requestBody.content['application/json'].schema);

function findErrors(validator: OpenAPIValidator, operationId: string, parts: object): ErrorObject[] {
  const errors: ErrorObject[] = [];
  for (const isValid of validator.getRequestValidatorsForOperation(operationId))
    if (!isValid(parts)) errors.push(...(isValid.errors ?? []));
  return errors;
}

/** A `+` in a query means a space, which is not what senders of offsets mean. */
export function toInvalidRequest(errors: ErrorObject[], { parse }: ApiRequest): ApiError {
  const needsHint = ({ path, message }: ErrorDetail) => parse === undefined && path.startsWith('/query/') && message.includes('+');
  const details = toValidationErrors(errors);
  return invalidArguments(
    details.map((detail) => (needsHint(detail) ? { ...detail, message: `${detail.message} (encode + as %2B)` } : detail)),
  );
}

const maxListedValues = 500;

/** True if listing all errors is cheap. Costs no more for a large request. */
export function isSmall(parts: unknown[]): boolean {
  const values = [...parts];
  for (const value of values) {
    if (Array.isArray(value) && value.length > maxListedValues) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const name in value) {
      if (values.length >= maxListedValues) return false;
      values.push((value as Record<string, unknown>)[name]);
    }
  }
  return true;
}

/** Normalizes the texts of these parts, which have just been parsed, in place. Throws 400. */
export function checkTexts(parts: Record<string, unknown>): void {
  const errors = normalizeTexts(parts, maxDetails);
  if (errors.length > 0) throw invalidArguments(errors);
}
