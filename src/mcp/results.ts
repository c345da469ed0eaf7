import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ApiResponse } from '../api/request.ts';
import { describeError, describeResult, parseVisible } from './texts.ts';
import type { Tool } from './tools.ts';
import { type Body, toView } from './views.ts';
import { findWarnings } from './warnings.ts';

/** MCP requires a prefix for names in `_meta`. */
const marks = { isDryRun: 'caledee/dryRun', isReplayed: 'caledee/replayed', etag: 'caledee/etag' };

/** `given`: the arguments. `now` in epoch milliseconds. `extra`: what the result has beyond the response. */
export type ResultContext = {
  isDryRun: boolean;
  given: Body;
  caller: { userId: string; timezone: string };
  now: number;
  labels?: Map<string, string>;
  extra?: Body;
};

/**
 * Converts a response into a tool's result: the response as a model reads it, and the same as text. Invisible characters are removed from
 * both: in them a stranger could write to the model unnoticed. An error is a result too, so that the model sees the reason and can continue.
 */
export function toToolResult(tool: Tool, { status, headers, body }: ApiResponse, context: ResultContext): CallToolResult {
  const { isDryRun } = context;
  const isError = status >= 400;
  const response = parseVisible(body);
  const isReplayed = headers['Idempotent-Replayed'] === 'true';
  const etag = tool.isVersioned && !isDryRun && 'id' in response ? headers.ETag?.replaceAll('"', '') : undefined;
  const structuredContent = isError
    ? toErrorView(response, isDryRun)
    : { ...toResultView(tool, response, { ...context, isReplayed }), ...(tool.isMailed && { inviteeNotified: isNotified(headers) }) };
  const text = isError
    ? describeError(structuredContent as Parameters<typeof describeError>[0])
    : describeResult(toLabel(tool, isDryRun, isReplayed), structuredContent);
  const meta = Object.entries({ isDryRun, isReplayed, etag }).flatMap(([name, value]) =>
    value ? [[marks[name as keyof typeof marks], value]] : [],
  );
  return {
    content: [
      {
        type: 'text',
        text: [text, isError || !tool.isMailed ? '' : toMailNote(headers, isDryRun), ...(etag ? [`\netag: ${etag}`] : [])].join(''),
      },
    ],
    structuredContent,
    ...(isError && { isError }),
    ...(meta.length > 0 && { _meta: Object.fromEntries(meta) }),
  };
}

const toErrorView = ({ requestId: _, ...error }: Body, isDryRun: boolean): Body => ({ ...error, ...(isDryRun && { dryRun: true }) });

function toResultView(tool: Tool, response: Body, { isReplayed, ...context }: ResultContext & { isReplayed: boolean }): Body {
  const { isDryRun, caller, labels, extra = {} } = context;
  const { id, manageUrl, ...created } = response;
  // A dry run creates nothing: an id and a link would lead nowhere.
  const shown = isDryRun && !isReplayed && tool.route.success === 201 ? created : response;
  const view = toView(shown, { timezone: caller.timezone, ...(labels && { labels }) });
  const warnings = tool.isReadOnly || isReplayed ? [] : findWarnings({ ...context, body: response });
  return { ...(isDryRun && { dryRun: true }), ...view, ...extra, ...(warnings.length > 0 && { warnings }) };
}

const isNotified = (headers: ApiResponse['headers']): boolean => headers['Invitee-Notified'] === 'true';

function toMailNote(headers: ApiResponse['headers'], isDryRun: boolean): string {
  if (!isNotified(headers)) return '\nNo email is sent to the invitee.';
  return `\nThe invitee ${isDryRun ? 'would be' : 'is'} notified by email.`;
}

function toLabel({ labels: [done, dryRun = done] }: Tool, isDryRun: boolean, isReplayed: boolean): string {
  if (isReplayed) return `${done} before: this is the stored result of that call${isDryRun ? ', and nothing else has changed' : ''}`;
  return isDryRun ? `${dryRun} (nothing changed)` : done;
}
