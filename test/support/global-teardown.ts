import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadModule } from 'libpg-query';
import { dropOnCitus } from './citus.ts';
import { findRefused } from './citus-rules.ts';
import { listUnscoped } from './unscoped-statements.ts';
import type { WatchedStatement } from './watch-statements.ts';

export default async function globalTeardown(): Promise<void> {
  await globalThis.throwaway?.stop();
  if (process.env.TEST_CITUS_TEMPLATE) await dropOnCitus(process.env.TEST_CITUS_TEMPLATE);
  const folder = process.env.TEST_STATEMENTS as string;
  const statements = await readStatements(folder);
  await rm(folder, { recursive: true });
  await loadModule();
  const unscoped = listUnscoped(statements);
  const refused = statements.flatMap(({ text, source }) => findRefused(text).map((problem) => `${problem}\n  in ${text}\n  of ${source}`));
  if (unscoped.length + refused.length === 0) return;
  if (unscoped.length > 0) console.error(`Statements on tenant tables without the value of the organization:\n\n${unscoped.join('\n\n')}`);
  if (refused.length > 0) console.error(`Statements that Citus refuses:\n\n${refused.join('\n\n')}`);
  // An error would fail the run as well, but before jest has written its results.
  process.exitCode = 1;
}

async function readStatements(folder: string): Promise<WatchedStatement[]> {
  const files = await readdir(folder);
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as WatchedStatement));
}
