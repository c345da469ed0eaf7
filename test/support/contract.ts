/** Validates every response that a test receives against its operation in the contract. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import dereferencing from 'dereference-json-schema';
import { readContract } from '../../src/contract.ts';
import { addContractFormats } from '../../src/formats.ts';

type Schema = { [key: string]: unknown; properties?: Record<string, Schema>; allOf?: Schema[]; oneOf?: Schema[]; items?: Schema };
type Response = { headers?: Record<string, { required?: boolean; schema: Schema }>; content?: Record<string, { schema: Schema }> };
export type DeclaredOperation = { operationId: string; responses: Record<string, Response>; [key: string]: unknown };
type Paths = Record<string, Record<string, DeclaredOperation>>;

export type Answered = { method: string; path: string; status: number; headers: Headers; text: string };

/** The contract with its references resolved. */
export const declared = dereferencing.dereferenceSync(readContract() as never) as unknown as {
  paths: Paths;
  components: { schemas: Record<string, Schema> };
};

type WithExample = { example?: unknown; examples?: Record<string, { value: unknown }> };

/** The first example of a parameter or body. */
export const exampleOf = ({ example, examples = {} }: WithExample): unknown => example ?? Object.values(examples)[0]?.value;

// test/architecture validates the schemas themselves; compiling the meta-schema for that takes 0.1 s of each test file.
const options = { strict: false, validateSchema: false, code: { optimize: false } };
const ajv = addContractFormats(new Ajv2020({ ...options, allErrors: true, coerceTypes: false }));
const headerAjv = addContractFormats(new Ajv2020({ ...options, coerceTypes: true }));
const validators = new Map<string, ValidateFunction>();

/** Differences between a response and the contract; undeclared members count. */
export function faultsOf({ method, path, status, headers, text }: Answered): string[] {
  const item = itemAt(path);
  if (item === undefined) return status === 404 ? faultsOfError(text) : [`${path} is not in the contract, but answered ${status}`];
  const operation =
    item[method.toLowerCase()] ?? (method === 'HEAD' ? item.get : undefined) ?? Object.values(item).find((one) => one.responses);
  const response = operation?.responses[status];
  if (operation === undefined || response === undefined) return [`${method} ${path} does not declare ${status}: ${text}`];
  const key = `${operation.operationId} ${status}`;
  return [...faultsOfHeaders(response, headers), ...faultsOfBody(key, response, { method, headers, text })].map(
    (fault) => `${key}: ${fault}`,
  );
}

function itemAt(path: string): Record<string, DeclaredOperation> | undefined {
  const exact = declared.paths[path];
  if (exact !== undefined) return exact;
  // Of two templates for one path, the one with the earlier literal is meant.
  const templates = Object.entries(declared.paths).sort(([a], [b]) => (a < b ? -1 : 1));
  return templates.find(([template]) => new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path))?.[1];
}

function faultsOfHeaders({ headers: declaredHeaders = {} }: Response, headers: Headers): string[] {
  return Object.entries(declaredHeaders).flatMap(([name, { required, schema }]) => {
    const value = headers.get(name);
    if (value === null) return required ? [`the header ${name} is missing`] : [];
    return headerAjv.validate(schema, value) ? [] : [`the header ${name} is ${value}`];
  });
}

function faultsOfBody(
  key: string,
  { content }: Response,
  { method, headers, text }: Pick<Answered, 'method' | 'headers' | 'text'>,
): string[] {
  if (method === 'HEAD' || content === undefined) return text === '' ? [] : [`there is a body: ${text}`];
  if (!/^application\/json\b/.test(headers.get('content-type') ?? '')) return [`the content type is ${headers.get('content-type')}`];
  const validate = validators.get(key) ?? ajv.compile(closed(content['application/json']?.schema as Schema));
  validators.set(key, validate);
  return validate(JSON.parse(text)) ? [] : [`${JSON.stringify(validate.errors)} in ${text}`];
}

const validateError = ajv.compile(closed(declared.components.schemas.Error as Schema));

const faultsOfError = (text: string): string[] =>
  text === '' || validateError(JSON.parse(text)) ? [] : [JSON.stringify(validateError.errors)];

/** The same schema without additional members. */
function closed(schema: Schema, isPart = false): Schema {
  const copy: Schema = { ...schema };
  if (schema.properties) copy.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, closed(one)]));
  if (schema.items) copy.items = closed(schema.items);
  if (schema.oneOf) copy.oneOf = schema.oneOf.map((one) => closed(one));
  if (schema.allOf) copy.allOf = schema.allOf.map((one) => closed(one, true));
  if ((schema.properties || schema.allOf) && !isPart) copy.unevaluatedProperties = false;
  return copy;
}
