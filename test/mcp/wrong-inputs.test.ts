/** Whatever an agent writes wrongly, the refusal is in terms of arguments, says what to do, and is short. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CallToolResult, Tool } from '@modelcontextprotocol/client';
import { type Acme, startAcme } from '../support/acme.ts';
import { call, markedTools, tell } from '../support/mcp.ts';

let acme: Acme;
let token: string;
let listed: Map<string, Tool>;

beforeAll(async () => {
  acme = await startAcme();
  token = await acme.server.token('imad');
  const { body } = await tell(acme.server, token, { method: 'tools/list' });
  listed = new Map(body.result.tools.map((tool: Tool) => [tool.name, tool]));
});
afterAll(() => acme.server.stop());

const values = [
  null,
  12.5,
  true,
  {},
  [],
  [{}],
  '',
  'tomorrow 10am',
  '9:00',
  'Intro call',
  'next thursday',
  '2027-02-30',
  { start: '09:00', end: '10:00' },
];

type Refusal = { code: string; message: string; details?: { path: string; message: string }[] };

it.each(markedTools.map(({ name }) => name))('%s', async (name) => {
  const { properties = {} } = (listed.get(name) as Tool).inputSchema as { properties?: Record<string, unknown> };
  const names = Object.keys(properties);
  const wrong = [...names, 'userId', 'when', 'x'].flatMap((argument) => values.map((value) => ({ [argument]: value })));
  for (const given of wrong) {
    const { result } = await call(acme.server, token, name, {
      ...given,
      ...(names.includes('dry_run') && !('dry_run' in given) && { dry_run: true }),
    });
    const { isError, content, structuredContent } = result as CallToolResult;
    if (!isError) continue;
    const text = (content[0] as { text: string }).text;
    const { code, message, details = [] } = structuredContent as Refusal;
    expect([given, code]).toEqual([given, expect.stringMatching(/^(invalid_argument|not_found)$/)]);
    expect([given, `${text} ${message}`]).toEqual([given, expect.not.stringMatching(/\/(body|query|path|header)\b|\\d|\[0-9\]|undefined/)]);
    for (const { path } of details) expect([...names, ...Object.keys(given)]).toContain(path.split('.')[0]);
    expect(text.length).toBeLessThan(1_500);
  }
});
