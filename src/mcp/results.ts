import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ApiResponse } from '../api/request.ts';
import { escapeHidden, parseVisible, tellAnswer, tellRefusal } from './texts.ts';
import type { Tool } from './tools.ts';

/** What tells programs that nothing has changed; with a prefix of ours, as the protocol has it of names in `_meta`. */
const dryRunMark = 'caledee/dryRun';

/**
 * What an operation answered, as a tool's result: a text for people, the answer itself, and the same as text for clients that do not
 * read it as it is. Characters that nobody sees are left out of all of them: in them a stranger could write to the agent alone. A refusal is a
 * result too, so that the agent reads why, and can go on.
 */
export function toToolResult({ route }: Tool, { status, body }: ApiResponse, isDryRun: boolean): CallToolResult {
  const isError = status >= 400;
  const structuredContent = parseVisible(body);
  const text = isError ? tellRefusal(structuredContent as Parameters<typeof tellRefusal>[0]) : tellAnswer(route.summary, structuredContent);
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
