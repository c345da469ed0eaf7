/** The parts of the served contract that the reference shows, by group. References are resolved except those to schemas. */
import { type Deployment, writeContract } from './served-contract.ts';

export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  enum?: unknown[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  default?: unknown;
  examples?: unknown[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
};

export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
};

type Content = { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> };
type Body = { required?: boolean; description?: string; content?: { 'application/json'?: Content } };

export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  /** Undefined: without a token. */
  scopes: string[] | undefined;
  cost: number;
  tool: string | undefined;
  parameters: Parameter[];
  body: Content | undefined;
  isBodyRequired: boolean;
  responses: { status: string; description: string; content: Content | undefined }[];
};

/** `events`: requests that the server sends. */
export type Group = { name: string; title: string; description: string; operations: Operation[]; events: Operation[] };

type Given = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security?: Record<string, string[]>[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: Body;
  responses: Record<string, Body | { $ref: string }>;
  'x-rate-limit-cost'?: number;
  'x-mcp-tool'?: string;
};

export type Parts = {
  info: { version: string; summary: string; description: string };
  groups: Group[];
  schemas: Record<string, Schema>;
  scopes: Record<string, string>;
};

type Document = {
  info: Parts['info'];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Given>>;
  webhooks: Record<string, Record<string, Given>>;
  components: {
    schemas: Record<string, Schema>;
    securitySchemes: {
      personalAccessToken: { 'x-scopes': Record<string, string> };
      oauth2: { flows: { authorizationCode: { scopes: Record<string, string> } } };
    };
  };
};

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Takes 10 ms. The result is as large as the contract, so callers keep only what they render. */
export function readParts(deployment: Deployment): Parts {
  const document: Document = JSON.parse(writeContract(deployment));
  const { info, tags, components } = document;
  const operations = toOperations(document, document.paths);
  const events = toOperations(document, document.webhooks);
  const ofGroup = (name: string, all: [tag: string, operation: Operation][]) => all.filter(([tag]) => tag === name).map(([, one]) => one);
  const groups = tags.map(({ name, description }) => ({
    ...{ name, description, title: toTitle(name) },
    operations: ofGroup(name, operations),
    events: ofGroup(name, events),
  }));
  const { personalAccessToken, oauth2 } = components.securitySchemes;
  const scopes = { ...oauth2.flows.authorizationCode.scopes, ...personalAccessToken['x-scopes'] };
  return { info, groups, schemas: components.schemas, scopes };
}

const titles: Record<string, string> = { me: 'The authenticated user', public: 'Booking pages' };

const toTitle = (name: string): string => titles[name] ?? (name[0] ?? '').toUpperCase() + name.slice(1).replaceAll('-', ' ');

const toOperations = (document: Document, paths: Document['paths']): [tag: string, operation: Operation][] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const given = item[method];
      return given === undefined ? [] : [[given.tags[0] ?? '', toOperation(document, given, { method, path })] as [string, Operation]];
    }),
  );

function toOperation(document: Document, given: Given, { method, path }: Pick<Operation, 'method' | 'path'>): Operation {
  const resolve = <Value extends object>(value: Value | { $ref: string }): Value =>
    '$ref' in value ? findPart(document, value.$ref) : value;
  const content = given.requestBody?.content?.['application/json'];
  return {
    id: given.operationId,
    method: method.toUpperCase(),
    path,
    summary: given.summary,
    description: given.description,
    scopes: given.security?.[0] && Object.values(given.security[0]).flat(),
    cost: given['x-rate-limit-cost'] ?? 1,
    tool: given['x-mcp-tool'],
    parameters: (given.parameters ?? []).map((parameter) => resolve(parameter)),
    body: content,
    isBodyRequired: given.requestBody?.required ?? false,
    responses: Object.entries(given.responses).map(([status, response]) => {
      const { description = '', content: parts } = resolve(response);
      return { status, description, content: parts?.['application/json'] };
    }),
  };
}

const findPart = <Value>(document: object, reference: string): Value =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], document) as Value;
