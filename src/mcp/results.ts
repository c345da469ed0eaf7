import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ApiRequest, ApiResponse } from '../api/request.ts';
import { describeError, describeResult, escapeHidden, parseVisible, toShortJson } from './texts.ts';
import type { Tool } from './tools.ts';

/** MCP requires a prefix for names in `_meta`. */
const marks = { isDryRun: 'caledee/dryRun', isReplayed: 'caledee/replayed', etag: 'caledee/etag' };

/**
 * Converts a response into a tool's result: a text for people, the body, and what models need of the body as text, for clients that do not
 * read structured content. Invisible characters are removed from all of them: in them a stranger could write to the model unnoticed. An
 * error is a result too, so that the model sees the reason and can continue.
 */
export function toToolResult(
  { route, isVersioned, isMailed }: Tool,
  { status, headers, body }: ApiResponse,
  isDryRun: boolean,
): CallToolResult {
  const isError = status >= 400;
  const structuredContent = parseVisible(body);
  const isReplayed = headers['Idempotent-Replayed'] === 'true';
  const etag = isVersioned && !isDryRun && 'id' in structuredContent ? headers.ETag?.replaceAll('"', '') : undefined;
  const text = isError
    ? describeError(structuredContent as Parameters<typeof describeError>[0])
    : describeResult(route.summary, structuredContent);
  const meta = Object.entries({ isDryRun, isReplayed, etag }).flatMap(([name, value]) =>
    value ? [[marks[name as keyof typeof marks], value]] : [],
  );
  return {
    content: [
      {
        type: 'text',
        text: [
          toNote(isDryRun, isReplayed),
          text,
          isError || !isMailed ? '' : toMailNote(headers, isDryRun),
          ...(etag ? [`\netag: ${etag}`] : []),
        ].join(''),
      },
      { type: 'text', text: escapeHidden(toShortJson(structuredContent)) },
    ],
    structuredContent,
    ...(isError && { isError }),
    ...(meta.length > 0 && { _meta: Object.fromEntries(meta) }),
  };
}

function toNote(isDryRun: boolean, isReplayed: boolean): string {
  if (isDryRun && isReplayed)
    return 'This was a dry run of a call that was carried out before: this is the stored result of that call, and nothing else has changed. ';
  if (isDryRun) return 'This was a dry run: nothing has changed. ';
  return isReplayed ? 'This call was carried out before: this is its stored result. ' : '';
}

function toMailNote(headers: ApiResponse['headers'], isDryRun: boolean): string {
  if (headers['Invitee-Notified'] !== 'true') return '\nNo email is sent to the invitee.';
  return `\nThe invitee ${isDryRun ? 'would be' : 'is'} notified by email.`;
}

/** Errors name a header, unless the client sent it, by the argument that is its value. */
export function nameArguments({ places }: Tool, { headers }: Pick<ApiRequest, 'headers'>, response: ApiResponse): ApiResponse {
  if (response.status < 400) return response;
  const renamed = [...places].filter(([, { place, name }]) => place === 'header' && headers[name] === undefined);
  const body = renamed.reduce((text, [argument, { name }]) => text.replace(new RegExp(`\\b${name}\\b`, 'gi'), argument), response.body);
  return { ...response, body };
}
