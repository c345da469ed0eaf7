import type { Tool as ToolDefinition } from '@modelcontextprotocol/server';
import { createNullFieldRemover, type NullFieldRemover } from '../api/null-fields.ts';
import type { Route } from '../api/routes.ts';
import { type Contract, readContract } from '../contract.ts';
import { dereference, type Fields, fieldsOf, type Schema, toModelSchema } from './schemas.ts';
import { createWording } from './wording.ts';

export type Tool = {
  route: Route;
  isReadOnly: boolean;
  /** By argument. Headers are named in lower case. */
  places: Map<string, { place: 'path' | 'query' | 'header'; name: string }>;
  /** The place of all other arguments, unknown ones included. */
  otherPlace: 'body' | 'query';
  /** Of query parameters. */
  defaults: Record<string, unknown>;
  /** The response says whether the invitee is mailed. */
  isMailed: boolean;
  /** An argument of some tool takes the ETag of this tool's result. */
  isVersioned: boolean;
  definition: ToolDefinition;
  removeNulls: NullFieldRemover | undefined;
};

type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  'x-mcp-description'?: string;
  schema: Schema;
};
type Content = { content: { 'application/json': { schema: Schema } } };
type Described = { description: string; 'x-mcp-description'?: string; parameters?: Parameter[]; requestBody?: Content };

export function deriveTools(routes: Route[], contract = readContract()): Map<string, Tool> {
  const reworded = reword(contract, createWording(routes));
  return new Map(
    routes.flatMap((route) => {
      const name = route['x-mcp-tool'];
      const isVersioned = routes.some((one) => one.tags[0] === route.tags[0] && takesIfMatch(one));
      return name === undefined ? [] : [[name, { ...toTool(name, route, reworded), isVersioned }]];
    }),
  );
}

const takesIfMatch = ({ parameters }: Route): boolean => parameters.some(({ name }) => name === 'If-Match');

const reword = (contract: Contract, change: (text: string) => string): Contract =>
  JSON.parse(JSON.stringify(contract), (name, value) =>
    /^(x-mcp-)?description$/.test(name) && typeof value === 'string' ? change(value) : value,
  );

export const isOffered = ({ route }: Tool, scopes: string[]): boolean => route.scopes.every((scope) => scopes.includes(scope));

function describe(contract: Contract, { path, method }: Route): Described {
  const { parameters = [], [method]: operation } = dereference(contract, contract.paths[path]) as Record<string, Described> & {
    parameters?: Parameter[];
  };
  const { parameters: own = [], ...rest } = operation as Described;
  return { ...rest, parameters: [...own, ...parameters] };
}

function toTool(name: string, route: Route, contract: Contract): Omit<Tool, 'isVersioned'> {
  const { description, 'x-mcp-description': forModels = description, parameters = [], requestBody } = describe(contract, route);
  const isReadOnly = route.method === 'get';
  const { 'x-mcp-defaults': defaults = {}, 'x-mcp-omitted': omitted = [] } = route;
  const accepted = parameters.filter((parameter) => parameter.in !== 'header' || !isReadOnly).map((one) => toArgument(one, defaults));
  const body = requestBody ? without(fieldsOf(requestBody.content['application/json'].schema), omitted) : undefined;
  const inputSchema = toInput(name, [toFields(accepted), body ?? none, isReadOnly ? none : dryRun]);
  return {
    route,
    isReadOnly,
    places: new Map(accepted.map(({ argument, place, name }) => [argument, { place, name }])),
    otherPlace: body ? 'body' : 'query',
    isMailed: 'Invitee-Notified' in (route.responses[route.success] as { headers: object }).headers,
    defaults,
    // Without output schemas: those of the contract were two thirds of the list, and the contract has them.
    definition: {
      name,
      title: route.summary,
      description: forModels,
      inputSchema,
      annotations: annotate(route),
    },
    removeNulls: createNullFieldRemover(inputSchema as never),
  };
}

/** Leaves out optional fields. */
const without = ({ properties, required }: Fields, names: string[]): Fields => ({
  properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))),
  required,
});

const none: Fields = { properties: {}, required: [] };

const dryRun: Fields = {
  properties: {
    dry_run: {
      type: 'boolean',
      default: false,
      description: 'Check only: same result, nothing saved.',
    },
  },
  required: [],
};

type Argument = Omit<Parameter, 'in'> & { argument: string; place: Parameter['in'] };

/** Patterns of headers are checked by the operation, and left out to keep the list of tools short. */
function toArgument({ in: place, name, schema, ...rest }: Parameter, defaults: Record<string, unknown>): Argument {
  const { pattern: _, ...withoutPattern } = schema;
  const kept = place === 'header' ? withoutPattern : schema;
  const withDefault = { ...kept, ...(Object.hasOwn(defaults, name) && { default: defaults[name] }) };
  const header = name.toLowerCase();
  const names = place === 'header' ? { name: header, argument: header.replaceAll('-', '_') } : { name, argument: name };
  return { ...rest, ...names, place, schema: withDefault };
}

const toFields = (parameters: Argument[]): Fields => ({
  properties: Object.fromEntries(
    parameters.map(({ argument, description: forPeople, 'x-mcp-description': description = forPeople, schema }) => [
      argument,
      { ...schema, ...(description && { description }) },
    ]),
  ),
  required: parameters.filter(({ required }) => required).map(({ argument }) => argument),
});

/** One flat object. Throws when two parts of an operation have a member of the same name. */
function toInput(tool: string, parts: Fields[]): ToolDefinition['inputSchema'] {
  const names = parts.flatMap(({ properties }) => Object.keys(properties));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`The tool ${tool} has two arguments named ${twice}`);
  const input = toModelSchema({
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => required),
    additionalProperties: false,
  });
  return input as ToolDefinition['inputSchema'];
}

/**
 * From the semantics of HTTP methods (RFC 9110 §9.2), unless the contract overrides them. The other two hints have no meaning for a tool that
 * only reads.
 */
const annotate = ({ method, 'x-mcp-annotations': overrides }: Route): NonNullable<ToolDefinition['annotations']> =>
  method === 'get'
    ? { readOnlyHint: true, openWorldHint: false }
    : { readOnlyHint: false, destructiveHint: method !== 'post', idempotentHint: method !== 'post', openWorldHint: false, ...overrides };
