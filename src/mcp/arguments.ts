/** Converts a tool's flat arguments into the parts of its operation's request. The pipeline validates them. */
import type { ParsedRequest } from '../api/routes.ts';
import { checkTexts } from '../api/validation.ts';
import { toDate, toDay } from '../availability/dates.ts';
import { invalidArgument } from '../errors.ts';
import { isDate } from '../formats.ts';
import type { Schema } from './schemas.ts';
import { type Tool, today } from './tools.ts';

type Arguments = Record<string, unknown>;

export const isDryRun = ({ isReadOnly }: Tool, given: Arguments): boolean => !isReadOnly && given.dry_run === true;

/** `date`: today's, of the caller. */
type Sent = { headers: ParsedRequest['headers']; date: string };

/** `headers`: those that came with the call. */
export function toParsedRequest(tool: Tool, given: Arguments, { headers, date }: Sent): ParsedRequest {
  const { places, otherPlace } = tool;
  const placed = Object.entries(withoutDryRun(tool, withoutToken(tool, given))).map(([argument, value]) => {
    const { place, name } = places.get(argument) ?? { place: otherPlace, name: argument };
    return { place, name, argument, value };
  });
  const parts = Object.groupBy(placed, ({ place }) => place);
  const [path, query, header, body] = (['path', 'query', 'header', 'body'] as const).map((place) =>
    Object.fromEntries((parts[place] ?? []).map(({ name, value }) => [name, place === 'header' ? toHeader(name, value) : value])),
  ) as [Arguments, Arguments, Arguments, Arguments];
  checkTexts({ path, query, header, body });
  for (const { name, argument } of parts.header ?? []) checkHeader(headers, name, { argument, value: header[name] });
  return {
    params: path,
    query: includeLastDate({ ...defaultsFor(tool, query, date), ...query }),
    headers: { ...headers, ...header } as ParsedRequest['headers'],
    requestBody: otherPlace === 'body' ? body : undefined,
  };
}

/** The list of bookings begins today, unless the past is asked for: by its end, its order or a person. */
function defaultsFor({ defaults }: Tool, { to, invitee, sort }: Arguments, date: string): Arguments {
  const { from, ...rest } = defaults;
  if (from !== today) return defaults;
  const isPast = typeof to === 'string' && to.slice(0, 10) < date;
  return isPast || invitee !== undefined || String(sort).startsWith('-') ? rest : { ...rest, from: date };
}

/** Unlike an instant, a date as `to` includes that day. */
const includeLastDate = ({ to, ...query }: Arguments): Arguments => ({
  ...query,
  ...(to !== undefined && { to: typeof to === 'string' && isDate(to) && to < '9999-12-31' ? toDate(toDay(to) + 1) : to }),
});

/** Accepts other names of arguments. */
export const renameAliases = ({ aliases, schema }: Tool, given: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const argument = aliases.get(name);
      const isAlias = argument !== undefined && !Object.hasOwn(given, argument) && !Object.hasOwn(schema.properties ?? {}, name);
      return [isAlias ? argument : name, value];
    }),
  );

/** `me` is accepted for a host's id, as in the argument `host`. */
export const nameMyself = (given: Arguments, userId: string): Arguments =>
  Array.isArray(given.hosts) ? { ...given, hosts: given.hosts.map((host) => (host?.id === 'me' ? { ...host, id: userId } : host)) } : given;

/** `null` counts as absent, also for a required argument, unless it has a meaning. */
export const dropNulls = ({ schema }: Tool, given: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => value !== null || !isKnown(schema, name) || acceptsNull(schema.properties?.[name])),
  );

const isKnown = ({ properties = {} }: Schema, name: string): boolean => Object.hasOwn(properties, name);

const acceptsNull = ({ type, anyOf = [] }: Schema = {}): boolean => [type].flat().includes('null') || anyOf.some((one) => acceptsNull(one));

function withoutToken({ schema }: Tool, given: Arguments): Arguments {
  if (schema.properties?.confirm_token === undefined) return given;
  const { confirm_token: _, ...rest } = given;
  return rest;
}

function withoutDryRun({ isReadOnly, otherPlace }: Tool, given: Arguments): Arguments {
  if (isReadOnly || !Object.hasOwn(given, 'dry_run')) return given;
  const { dry_run, ...rest } = given;
  if (typeof dry_run !== 'boolean') throw invalidArgument(`/${otherPlace}/dry_run`, 'type', 'must be `true` or `false`');
  return rest;
}

/** ETags are shown without their quotes, which models would have to escape. */
const toHeader = (name: string, value: unknown): unknown =>
  name === 'if-match' && typeof value === 'string' && /^[\w-]+$/.test(value) ? `"${value}"` : value;

function checkHeader(headers: ParsedRequest['headers'], name: string, { argument, value }: { argument: string; value: unknown }): void {
  if (headers[name] === undefined || headers[name] === value) return;
  throw invalidArgument(`/header/${name}`, 'relation', `must be the same as the argument \`${argument}\`, or be left out`);
}
