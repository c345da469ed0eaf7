/** Errors in terms of arguments: models know neither the parts of a request nor JSON pointers. */
import type { ApiRequest, ApiResponse } from '../api/request.ts';
import { findNearest } from '../text/nearest.ts';
import type { Tool } from './tools.ts';
import type { Body } from './views.ts';

type Detail = { path: string; message: string };

/** A header is named by its argument unless the client sent it. */
export function nameArguments(tool: Tool, { headers }: Pick<ApiRequest, 'headers'>, response: ApiResponse): ApiResponse {
  if (response.status < 400) return response;
  const renamed = [...tool.places].filter(([, { place, name }]) => place === 'header' && headers[name] === undefined);
  const text = renamed.reduce((body, [argument, { name }]) => body.replace(new RegExp(`\\b${name}\\b`, 'gi'), argument), response.body);
  return { ...response, body: JSON.stringify(nameDetails(tool, headers, JSON.parse(text))) };
}

type Headers = ApiRequest['headers'];

function nameDetails(tool: Tool, headers: Headers, body: Body): Body {
  const details = (body.details as Detail[] | undefined)?.map((detail) => nameDetail(tool, headers, detail));
  const [first] = details ?? [];
  if (details === undefined || first === undefined) return body;
  const message = body.code === 'invalid_argument' ? `\`${first.path}\` ${first.message}.` : body.message;
  return { ...body, message, details };
}

function nameDetail(tool: Tool, headers: Headers, { path, message, ...detail }: Detail): Detail {
  const [place = '', first = '', ...rest] = path.split('/').slice(1).map(unescapeToken);
  const isSent = place === 'header' && headers[first] !== undefined;
  const [argument = first] = (isSent ? undefined : [...tool.places].find(([, one]) => one.place === place && one.name === first)) ?? [];
  const isUnknown = rest.length === 0 && message.startsWith('is not a known');
  return {
    ...detail,
    path: [argument, ...rest].map((name) => name || '""').join('.') || place,
    message: isUnknown ? describeUnknown(tool, first, message) : message,
  };
}

const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

const mostListed = 12;

function describeUnknown({ schema }: Tool, name: string, message: string): string {
  const known = Object.keys(schema.properties ?? {});
  const nearest = findNearest(name, known);
  const [plain] = message.split(';');
  if (nearest !== undefined) return `${plain}; maybe \`${nearest}\` is meant`;
  const listed = known.slice(0, mostListed).map((one) => `\`${one}\``);
  return `${plain}; known are ${listed.join(', ')}${known.length > mostListed ? ' and others' : ''}`;
}
