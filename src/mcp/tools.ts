/** The contract's operations as tools: all that is said of a tool follows from its operation. */
import type { Tool as ToolDefinition } from '@modelcontextprotocol/server';
import type { Route } from '../api/routes.ts';
import { type Contract, type Operation, readContract } from '../contract.ts';
import { type Fields, fieldsOf, resolve, type Schema, standAlone, toUnion } from './schemas.ts';
import { createWording } from './wording.ts';

export type Tool = {
  route: Route;
  isReadOnly: boolean;
  /** Where an argument belongs that is not a field of the body. */
  places: Map<string, 'path' | 'query'>;
  /** Where all others belong, and what is not known at all. */
  otherPlace: 'body' | 'query';
  definition: ToolDefinition;
};

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; description?: string; schema: Schema };
type Content = { content: { 'application/json': { schema: Schema } } };
type Described = { description: string; parameters?: Parameter[]; requestBody?: Content };

/** By their names, in the contract's order. */
export function deriveTools(routes: Route[], contract = readContract()): Map<string, Tool> {
  const told = reword(contract, createWording(routes));
  return new Map(
    routes.flatMap((route) => {
      const name = route['x-mcp-tool'];
      return name === undefined ? [] : [[name, toTool(name, route, told)]];
    }),
  );
}

const reword = (contract: Contract, say: (text: string) => string): Contract =>
  JSON.parse(JSON.stringify(contract), (name, value) => (name === 'description' && typeof value === 'string' ? say(value) : value));

export const isOffered = ({ route }: Tool, scopes: string[]): boolean => route.scopes.every((scope) => scopes.includes(scope));

function describe(contract: Contract, { path, method }: Route): Described {
  const { parameters = [], [method]: operation } = standAlone(contract, contract.paths[path]) as Record<string, Described> & {
    parameters?: Parameter[];
  };
  const { parameters: own = [], ...rest } = operation as Described;
  return { ...rest, parameters: [...own, ...parameters] };
}

function toTool(name: string, route: Route, contract: Contract): Tool {
  const { description, parameters = [], requestBody } = describe(contract, route);
  const isReadOnly = route.method === 'get';
  const told = parameters.flatMap(({ in: place, ...parameter }) => (place === 'header' ? [] : [{ ...parameter, place }]));
  const body = requestBody ? fieldsOf(requestBody.content['application/json'].schema) : undefined;
  return {
    route,
    isReadOnly,
    places: new Map(told.map((parameter) => [parameter.name, parameter.place])),
    otherPlace: body ? 'body' : 'query',
    definition: {
      name,
      title: route.summary,
      description,
      inputSchema: toInput(name, [toFields(told), body ?? none, isReadOnly ? none : dryRun]),
      outputSchema: toUnion(contract, schemasOf(contract, route)),
      annotations: annotate(route),
    },
  };
}

/** What the operation answers, then every error, then those of which more is told than of every error. */
function schemasOf(contract: Contract, { path, method, success }: Route): Schema[] {
  const item = contract.paths[path] as Record<string, Operation>;
  const responses = (item[method] as Operation).responses as Record<string, Schema>;
  const statuses = Object.keys(responses).filter((status) => status >= '400');
  const declared = [success, ...statuses].flatMap((status) => {
    const { content } = resolve(contract, responses[status] as Schema) as Partial<Content>;
    return content?.['application/json'].schema ?? [];
  });
  const [answer, ...errors] = declared as [Schema, ...Schema[]];
  return uniqueOf([answer, { $ref: '#/components/schemas/Error' }, ...errors]);
}

const uniqueOf = (schemas: Schema[]): Schema[] => [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];

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

const toFields = (parameters: Omit<Parameter, 'in'>[]): Fields => ({
  properties: Object.fromEntries(
    parameters.map(({ name, description, schema }) => [name, { ...schema, ...(description && { description }) }]),
  ),
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
});

/** One flat object. Throws when two of an operation's parts have the same name, which only the contract can mend. */
function toInput(tool: string, parts: Fields[]): ToolDefinition['inputSchema'] {
  const names = parts.flatMap(({ properties }) => Object.keys(properties));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`The tool ${tool} has two arguments of the name ${twice}`);
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => required),
    additionalProperties: false,
  };
}

/** By what HTTP says of its methods (RFC 9110 §9.2); where that says too little, the contract does. */
const annotate = ({ method, 'x-mcp-annotations': said }: Route): NonNullable<ToolDefinition['annotations']> => ({
  readOnlyHint: method === 'get',
  destructiveHint: !['get', 'post'].includes(method),
  idempotentHint: method !== 'post',
  openWorldHint: false,
  ...said,
});
