/** Converts a tool's flat arguments into the parts of its operation's request. The pipeline validates them. */
import type { ParsedRequest } from '../api/routes.ts';
import { checkTexts } from '../api/validation.ts';
import { invalidArgument } from '../errors.ts';
import type { Tool } from './tools.ts';

type Arguments = Record<string, unknown>;

export const isDryRun = ({ isReadOnly }: Tool, given: Arguments): boolean => !isReadOnly && given.dry_run === true;

/** `headers`: those that came with the call. */
export function toParsedRequest(tool: Tool, given: Arguments, headers: ParsedRequest['headers']): ParsedRequest {
  const { places, otherPlace, defaults } = tool;
  const placed = Object.entries(withoutDryRun(tool, given)).map(([argument, value]) => {
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
    query: { ...defaults, ...query },
    headers: { ...headers, ...header } as ParsedRequest['headers'],
    requestBody: otherPlace === 'body' ? body : undefined,
  };
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
