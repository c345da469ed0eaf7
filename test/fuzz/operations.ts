/** The contract's operations, each with one schema for its whole request: path, query, header and body. */
import type { OperationId } from '../../src/contract.ts';
import { declared } from '../support/contract.ts';
import type { Schema } from './schema.ts';

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema };

/** `scope`: undefined if any token is accepted. */
export type Operation = {
  id: OperationId;
  method: string;
  path: string;
  isPublic: boolean;
  scope: string | undefined;
  statuses: string[];
  request: Schema;
};

type Declared = {
  operationId: OperationId;
  parameters?: Parameter[];
  security: Record<string, string[]>[];
  responses: Record<string, unknown>;
  requestBody?: { required?: boolean; content: { 'application/json': { schema: Schema } } };
};

const methods = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head', 'trace'];

/** Changes who the caller is, which few tokens can. */
const ofMembers = 'Caledee-Member';

const all: Operation[] = Object.entries(declared.paths).flatMap(([path, item]) =>
  methods
    .filter((method) => item[method] !== undefined)
    .map((method) => toOperation(path, method, item[method] as never, (item.parameters ?? []) as never)),
);

/** Out of office and calendars remove slots, so they come last. */
const isLast = ({ id, path }: Operation): boolean =>
  ['updateSchedule', 'deleteSchedule', 'deleteEventType', 'createOutOfOffice', 'updateOutOfOffice'].includes(id) ||
  path.startsWith('/api/v2/calendars');

export const operations: Operation[] = [...all.filter((one) => !isLast(one)), ...all.filter(isLast)];

function toOperation(path: string, method: string, operation: Declared, shared: Parameter[]): Operation {
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    isPublic: operation.security.length === 0,
    scope: operation.security.flatMap((requirement) => Object.values(requirement).flat())[0],
    statuses: Object.keys(operation.responses),
    request: toRequestSchema([...shared, ...(operation.parameters ?? [])], operation.requestBody),
  };
}

/** Unknown query parameters are refused, unknown headers ignored. */
function toRequestSchema(parameters: Parameter[], body: Declared['requestBody']): Schema {
  const section = (name: Parameter['in']): Schema => {
    const members = parameters.filter((parameter) => parameter.in === name && parameter.name !== ofMembers);
    return {
      type: 'object',
      properties: Object.fromEntries(members.map((parameter) => [parameter.name, parameter.schema])),
      required: members.filter(({ required }) => required).map((parameter) => parameter.name),
      ...(name === 'query' && { additionalProperties: false }),
    };
  };
  const sections = { path: section('path'), query: section('query'), header: section('header') };
  return {
    type: 'object',
    properties: { ...sections, ...(body && { body: body.content['application/json'].schema }) },
    required: ['path', 'query', 'header', ...(body?.required ? ['body'] : [])],
  };
}

export const methodsAt = (path: string): string[] =>
  operations.filter((one) => one.path === path).flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
