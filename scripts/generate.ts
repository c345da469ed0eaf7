// Writes the generated files: the API's types from the contract, row types and a readable schema from a migrated database.
// With --check it writes nothing and fails if a file is stale.

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrate } from '../src/database/migrate.ts';
import { startThrowaway } from '../test/support/throwaway.ts';
import { readColumns, writeRowTypes } from './row-types.ts';
import { writeSchema } from './schema.ts';

const root = new URL('../', import.meta.url);
const contract = new URL('spec/openapi.json', root);
const { values: wanted } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const outcomes = await Promise.all([fromDatabase(), fromContract()]);
const stale: string[] = [];
for (const [name, text] of outcomes.flatMap(Object.entries<string>)) {
  const file = new URL(`generated/${name}`, root);
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) continue;
  stale.push(`generated/${name}`);
  if (!wanted.check) await mkdir(new URL('.', file), { recursive: true }).then(() => writeFile(file, text));
}
if (stale.length === 0) console.log('Generated files are current.');
else if (!wanted.check) console.log(`Written: ${stale.join(', ')}`);
else {
  console.error(`Not current: ${stale.join(', ')}. Run "npm run generate" and commit what it writes.`);
  process.exitCode = 1;
}

async function fromDatabase(): Promise<Record<string, string>> {
  const server = await startThrowaway();
  const pool = new pg.Pool({ connectionString: server.url, max: 1 });
  try {
    await migrate(pool);
    return { 'database.ts': writeRowTypes(await readColumns(pool)), 'schema.sql': await writeSchema(pool) };
  } finally {
    await pool.end();
    await server.stop();
  }
}

async function fromContract(): Promise<Record<string, string>> {
  if (!existsSync(contract)) return {};
  const { astToString, default: openapiTypes } = await import('openapi-typescript');
  const types = astToString(await openapiTypes(contract, { silent: true }));
  return { 'api.ts': `// Generated from spec/openapi.json by "npm run generate".\n\n${types}` };
}
