import type { Tool as ToolDefinition } from '@modelcontextprotocol/server';
import { createNullFieldRemover, type NullFieldRemover } from '../api/null-fields.ts';
import type { Route } from '../api/routes.ts';
import { type Contract, readContract } from '../contract.ts';
import { dereference, type Fields, fieldsOf, type Schema, toListed, toListedLimit, toModelSchema } from './schemas.ts';
import { createWording } from './wording.ts';

export type Tool = {
  route: Route;
  isReadOnly: boolean;
  labels: [done: string, dryRun?: string];
  /** Other names of arguments that clients and models use. */
  aliases: Map<string, string>;
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
  /** Of the arguments, as the contract has them. */
  schema: Schema;
  /** The same in the form for models, with all that the list leaves out. */
  input: Schema;
};

type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  'x-mcp-description'?: string;
  /** The name of the argument; the parameter's own name is accepted, too. */
  'x-mcp-name'?: string;
  schema: Schema;
};
type Content = { content: { 'application/json': { schema: Schema } } };
type Described = { description: string; 'x-mcp-description'?: string; parameters?: Parameter[]; requestBody?: Content };

/** `isConfirmed`: changes need a confirmation. */
export function deriveTools(routes: Route[], { contract = readContract(), isConfirmed = false } = {}): Map<string, Tool> {
  const reworded = reword(contract, createWording(routes));
  return new Map(
    routes.flatMap((route) => {
      const name = route['x-mcp-tool'];
      const isVersioned = routes.some((one) => one.tags[0] === route.tags[0] && takesIfMatch(one));
      return name === undefined ? [] : [[name, { ...toTool(name, route, reworded, isConfirmed), isVersioned }]];
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

function toTool(name: string, route: Route, contract: Contract, isConfirmed: boolean): Omit<Tool, 'isVersioned'> {
  const { description, 'x-mcp-description': forModels = description, parameters = [], requestBody } = describe(contract, route);
  const isReadOnly = route.method === 'get';
  const { 'x-mcp-defaults': defaults = {}, 'x-mcp-omitted': omitted = [] } = route;
  const offered = parameters.filter(
    ({ in: place, name }) => (place !== 'header' || !isReadOnly) && name !== ofMembers && !omitted.includes(name),
  );
  const accepted = offered.map((one) => toArgument(one, defaults));
  const body = requestBody ? without(fieldsOf(requestBody.content['application/json'].schema), omitted) : undefined;
  const schema = toSchema(name, [
    toFields(accepted),
    body ?? none,
    isReadOnly ? none : dryRun,
    isReadOnly || !isConfirmed ? none : confirmToken,
  ]);
  const input = toModelSchema(schema);
  return {
    route,
    isReadOnly,
    labels: route['x-mcp-labels'] ?? [route.summary],
    aliases: aliasesOf(accepted, Object.keys(schema.properties ?? {})),
    places: new Map(accepted.map(({ argument, place, name }) => [argument, { place, name }])),
    otherPlace: body ? 'body' : 'query',
    isMailed: 'Invitee-Notified' in (route.responses[route.success] as { headers: object }).headers,
    defaults,
    // Without output schemas: those of the contract were two thirds of the list, and the contract has them.
    definition: {
      name,
      title: route.summary,
      description: forModels,
      inputSchema: listInput(input, {
        plain: route['x-mcp-brief'] ? Object.keys(body?.properties ?? {}) : [],
        // Fields of the body that are left out are accepted, parameters are not offered.
        isComplete: omitted.every((name) => parameters.some((one) => one.name === name)),
      }),
      annotations: annotate(route),
    },
    removeNulls: createNullFieldRemover(input as never),
    schema,
    input,
  };
}

/** An agent acts for one person. */
const ofMembers = 'Caledee-Member';

/** Leaves out optional fields. */
const without = ({ properties, required }: Fields, names: string[]): Fields => ({
  properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))),
  required,
});
/** A default that is computed for each call. */
export const today = 'today';

const none: Fields = { properties: {}, required: [] };

const dryRun: Fields = {
  properties: {
    dry_run: {
      type: 'boolean',
      default: false,
      description: '`true`: check only. Default: `false`.',
    },
  },
  required: [],
};

const confirmToken: Fields = {
  properties: { confirm_token: { type: 'string', description: 'From the dry run of this call, once the user has agreed.' } },
  required: [],
};

type Argument = Omit<Parameter, 'in'> & { argument: string; place: Parameter['in'] };

/** Accepted by every tool that has the argument. */
const commonAliases: Record<string, string[]> = {
  durationMin: ['duration'],
  timezone: ['tz', 'timeZone', 'time_zone'],
  idempotency_key: ['idempotencyKey'],
  if_match: ['ifMatch', 'etag'],
  dry_run: ['dryRun'],
  startAt: ['start', 'startTime'],
};

function aliasesOf(accepted: Argument[], names: string[]): Map<string, string> {
  const renamed = accepted.filter(({ argument, place, name }) => place !== 'header' && argument !== name);
  const common = Object.entries(commonAliases).flatMap(([name, aliases]) =>
    names.includes(name) ? aliases.map((alias): [string, string] => [alias, name]) : [],
  );
  return new Map([...common, ...renamed.map(({ name, argument }): [string, string] => [name, argument])]);
}

function toArgument(
  { in: place, name, schema, 'x-mcp-name': argument = name, ...rest }: Parameter,
  defaults: Record<string, unknown>,
): Argument {
  const hasDefault = Object.hasOwn(defaults, name) && defaults[name] !== today;
  const withDefault = { ...schema, ...(hasDefault && { default: defaults[name] }) };
  const header = name.toLowerCase();
  const names = place === 'header' ? { name: header, argument: header.replaceAll('-', '_') } : { name, argument };
  return { ...rest, ...names, place, schema: withDefault };
}

const toFields = (parameters: Argument[]): Fields => ({
  properties: Object.fromEntries(
    parameters.map(({ argument, description: forPeople, 'x-mcp-description': description = forPeople, schema }) => [
      argument,
      { ...schema, ...(description && { description, 'x-mcp-description': description }) },
    ]),
  ),
  required: parameters.filter(({ required }) => required).map(({ argument }) => argument),
});

/** One flat object. Throws when two parts of an operation have a member of the same name. */
function toSchema(tool: string, parts: Fields[]): Schema {
  const names = parts.flatMap(({ properties }) => Object.keys(properties));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`The tool ${tool} has two arguments named ${twice}`);
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => required),
    additionalProperties: false,
  };
}

/** `plain`: arguments without descriptions. An incomplete list does not keep clients from sending the arguments that it leaves out. */
function listInput(input: Schema, { plain, isComplete }: { plain: string[]; isComplete: boolean }): ToolDefinition['inputSchema'] {
  const properties = Object.entries(input.properties ?? {}).map(([name, one]) => [
    name,
    name === 'limit' ? toListedLimit(one) : toListed(one, plain.includes(name)),
  ]);
  const { required = [] } = input;
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    ...(isComplete && { additionalProperties: false }),
  };
}

/** From the semantics of HTTP methods (RFC 9110 §9.2), unless the contract overrides them. Leaves out hints whose default is `false`. */
function annotate({ method, 'x-mcp-annotations': overrides }: Route): NonNullable<ToolDefinition['annotations']> {
  if (method === 'get') return { readOnlyHint: true, openWorldHint: false };
  const { idempotentHint, ...hints } = {
    destructiveHint: method !== 'post',
    idempotentHint: method !== 'post',
    openWorldHint: false,
    ...overrides,
  };
  return { ...hints, ...(idempotentHint && { idempotentHint }) };
}
