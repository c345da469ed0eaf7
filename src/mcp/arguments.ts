/** Converts a tool's flat arguments into the parts of its operation's request. The pipeline validates them. */
import type { ParsedRequest } from '../api/routes.ts';
import { checkTexts } from '../api/validation.ts';
import { invalidArgument } from '../errors.ts';
import type { Tool } from './tools.ts';

type Arguments = Record<string, unknown>;

export const isDryRun = ({ isReadOnly }: Tool, given: Arguments): boolean => !isReadOnly && given.dry_run === true;

export function toParsedRequest(tool: Tool, given: Arguments, headers: ParsedRequest['headers']): ParsedRequest {
  const { places, otherPlace } = tool;
  const parts = Object.groupBy(Object.entries(withoutDryRun(tool, given)), ([name]) => places.get(name) ?? otherPlace);
  const [path, query, body] = (['path', 'query', 'body'] as const).map((place) => Object.fromEntries(parts[place] ?? []));
  checkTexts({ path, query, body });
  return { params: path as Arguments, query: query as Arguments, headers, requestBody: otherPlace === 'body' ? body : undefined };
}

function withoutDryRun({ isReadOnly, otherPlace }: Tool, given: Arguments): Arguments {
  if (isReadOnly || !Object.hasOwn(given, 'dry_run')) return given;
  const { dry_run, ...rest } = given;
  if (typeof dry_run !== 'boolean') throw invalidArgument(`/${otherPlace}/dry_run`, 'must be `true` or `false`');
  return rest;
}
