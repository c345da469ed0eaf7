import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ApiResponse } from '../api/request.ts';
import { describeError, describeResult, escapeHidden, parseVisible } from './texts.ts';
import type { Tool } from './tools.ts';

/** MCP requires a prefix for names in `_meta`. */
const dryRunMark = 'caledee/dryRun';

/**
 * Converts a response into a tool's result: a text for people, the body, and the body as text for clients that do not read structured
 * content. Invisible characters are removed from all of them: in them a stranger could write to the model unnoticed. An error is a result
 * too, so that the model sees the reason and can continue.
 */
export function toToolResult({ route }: Tool, { status, body }: ApiResponse, isDryRun: boolean): CallToolResult {
  const isError = status >= 400;
  const structuredContent = parseVisible(body);
  const text = isError
    ? describeError(structuredContent as Parameters<typeof describeError>[0])
    : describeResult(route.summary, structuredContent);
  return {
    content: [
      { type: 'text', text: isDryRun ? `This was a dry run: nothing has changed. ${text}` : text },
      { type: 'text', text: escapeHidden(JSON.stringify(structuredContent)) },
    ],
    structuredContent,
    ...(isError && { isError }),
    ...(isDryRun && { _meta: { [dryRunMark]: true } }),
  };
}
