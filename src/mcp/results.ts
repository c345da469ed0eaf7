import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ApiResponse } from '../api/request.ts';
import { cuts, cutView, mostBytes, sizeOf } from './sizes.ts';
import { describeError, describeResult, parseVisible } from './texts.ts';
import type { Tool } from './tools.ts';
import { type Body, localize, toView } from './views.ts';
import { type Before, findWarnings } from './warnings.ts';

/** MCP requires a prefix for names in `_meta`. */
const marks = { isDryRun: 'caledee/dryRun', isReplayed: 'caledee/replayed', etag: 'caledee/etag' };

/** `given`: the arguments. `now` in epoch milliseconds. `extra`: what the result has beyond the response. */
export type ResultContext = {
  isDryRun: boolean;
  given: Body;
  caller: { userId: string; timezone: string };
  now: number;
  sendsMail: boolean;
  labels?: Map<string, string>;
  extra?: Body;
  before?: Before;
};

/**
 * Converts a response into a tool's result: the response as a model reads it, and the same as text. Invisible characters are removed from
 * both: in them a stranger could write to the model unnoticed. An error is a result too, so that the model sees the reason and can continue.
 */
export function toToolResult(tool: Tool, response: ApiResponse, context: ResultContext): CallToolResult {
  const body = parseVisible(response.body);
  const view = response.status >= 400 ? toErrorView(body, context) : toResultView(tool, response, { ...context, body });
  let result = toResult(tool, response, { ...context, body, view });
  for (const cut of cuts) {
    if (sizeOf(result) <= mostBytes) break;
    result = toResult(tool, response, { ...context, body, view: cutView(view, cut) });
  }
  return result;
}

type Shown = ResultContext & { body: Body; view: Body };

function toResult(tool: Tool, { status, headers }: ApiResponse, { body, view, ...context }: Shown): CallToolResult {
  const { isDryRun } = context;
  const isError = status >= 400;
  const isReplayed = headers['Idempotent-Replayed'] === 'true';
  const etag = tool.isVersioned && !isDryRun && !isError && 'id' in body ? headers.ETag?.replaceAll('"', '') : undefined;
  const text = isError
    ? describeError(view as Parameters<typeof describeError>[0])
    : describeResult(toLabel(tool, headers, isDryRun), view);
  const meta = Object.entries({ isDryRun, isReplayed, etag }).flatMap(([name, value]) =>
    value ? [[marks[name as keyof typeof marks], value]] : [],
  );
  const notes = [...(isError || !tool.isMailed ? [] : [toMailNote(body, headers, context)]), ...(etag ? [`etag: ${etag}`] : [])];
  return {
    content: [{ type: 'text', text: [text, ...notes].join('\n') }],
    structuredContent: view,
    ...(isError && { isError }),
    ...(meta.length > 0 && { _meta: Object.fromEntries(meta) }),
  };
}

const toErrorView = ({ requestId: _, ...error }: Body, { isDryRun, caller }: ResultContext): Body => ({
  ...localize(error, caller.timezone),
  ...(isDryRun && { dryRun: true }),
});

function toResultView(tool: Tool, { headers }: ApiResponse, { body, ...context }: ResultContext & { body: Body }): Body {
  const { isDryRun, caller, labels, extra = {} } = context;
  const isReplayed = headers['Idempotent-Replayed'] === 'true';
  const { id, manageUrl, ...created } = body;
  // A dry run creates nothing: an id and a link would lead nowhere.
  const shown = isDryRun && !isReplayed && tool.route.success === 201 ? created : body;
  const view = toView(shown, { timezone: caller.timezone, ...(labels && { labels }) });
  const warnings = tool.isReadOnly || isReplayed ? [] : findWarnings({ ...context, body });
  return {
    ...(isDryRun && { dryRun: true }),
    ...(isUnchanged(headers) && { unchanged: true }),
    ...view,
    ...extra,
    ...(warnings.length > 0 && { warnings }),
    ...(tool.isMailed && { inviteeNotified: isNotified(headers) }),
  };
}

const isUnchanged = (headers: ApiResponse['headers']): boolean => headers.Unchanged === 'true';
const isNotified = (headers: ApiResponse['headers']): boolean => headers['Invitee-Notified'] === 'true';

function toMailNote({ endAt }: Body, headers: ApiResponse['headers'], { isDryRun, now, sendsMail }: ResultContext): string {
  if (isNotified(headers)) return `The invitee ${isDryRun ? 'would be' : 'is'} notified by email.`;
  if (!sendsMail) return 'No email is sent to the invitee: this server has no mail server, and keeps its messages.';
  return Date.parse(String(endAt)) <= now ? 'No email is sent to the invitee: the meeting is over.' : 'No email is sent to the invitee.';
}

function toLabel({ labels: [done, dryRun = done] }: Tool, headers: ApiResponse['headers'], isDryRun: boolean): string {
  if (headers['Idempotent-Replayed'] === 'true')
    return `${done} before: this is the stored result of that call${isDryRun ? ', and nothing else has changed' : ''}`;
  if (isUnchanged(headers)) return isDryRun ? 'Nothing would change' : 'Nothing changed';
  return isDryRun ? `${dryRun} (nothing changed)` : done;
}
