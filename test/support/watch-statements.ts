/** Records the statements that the program sends, each distinct text once, in the folder TEST_STATEMENTS of the run. */
import { createHash } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** `source`: the line of the program, and the test, that sent it first. */
export type WatchedStatement = { text: string; source: string };

type Query = string | { text?: string };
type Client = { connectionParameters: { application_name?: string }; query: (query: Query, ...rest: unknown[]) => unknown };

export function watchStatements(folder: string, nameTest: () => string): void {
  const known = new Set<string>();
  const client = pg.Client.prototype as unknown as Client;
  const { query: send } = client;
  client.query = function (query, ...rest) {
    const text = typeof query === 'string' ? query : query?.text;
    if (text !== undefined && !known.has(text)) {
      const sender = findSender() ?? this.connectionParameters.application_name;
      // Tests have statements of their own, on connections without a name, or through the program's database layer.
      if (sender !== undefined && !sender.startsWith('test/')) {
        known.add(text);
        record(folder, { text, source: `${sender}, ${nameTest()}` });
      }
    }
    return send.call(this, query, ...rest);
  };
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The line that called the database layer; undefined behind a callback of a library. */
function findSender(): string | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = limit;
  const paths = stack.split('\n').map((line) => (line.split(root)[1] ?? '').replace(/:\d+\)?$/, ''));
  return paths.find((path) => /^(src|test)\//.test(path) && !/^(src\/database|test\/support\/watch)/.test(path));
}

function record(folder: string, statement: WatchedStatement): void {
  const file = join(folder, `${createHash('sha1').update(statement.text).digest('hex')}.json`);
  if (existsSync(file)) return;
  // Renamed when it is whole: two workers may send the same text at the same time.
  const own = `${folder}.${process.pid}`;
  writeFileSync(own, JSON.stringify(statement));
  renameSync(own, file);
}
