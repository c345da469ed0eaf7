// Writes the generated files: types of the API and of datasets from their specifications, row types and a readable schema from a migrated
// database.
// With --check it writes nothing and fails if a file is stale.

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import openapiTypes, { astToString } from 'openapi-typescript';
import pg from 'pg';
import { migrate } from '../src/database/migrate.ts';
import { startThrowaway } from '../test/support/throwaway.ts';
import { readColumns, writeRowTypes } from './row-types.ts';
import { writeSchema } from './schema.ts';

const root = new URL('../', import.meta.url);
const { values: wanted } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const outcomes = await Promise.all([fromDatabase(), fromContract(), fromDatasetSchema()]);
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
  const types = astToString(await openapiTypes(new URL('spec/openapi.json', root), { silent: true }));
  return { 'api.ts': `// Generated from spec/openapi.json by "npm run generate".\n\n${types}` };
}

/** The schema's definitions become the schemas of an OpenAPI document without paths, for the same generator. */
async function fromDatasetSchema(): Promise<Record<string, string>> {
  const text = await readFile(new URL('spec/dataset.schema.json', root), 'utf8');
  const { $schema: _, $id, $defs, ...dataset } = JSON.parse(text.replaceAll('#/$defs/', '#/components/schemas/'));
  const document = { openapi: '3.1.0', info: { title: $id, version: '1' }, paths: {}, components: { schemas: { dataset, ...$defs } } };
  const types = astToString(await openapiTypes(document, { silent: true, defaultNonNullable: false }));
  return { 'dataset.ts': `// Generated from spec/dataset.schema.json by "npm run generate".\n\n${types}` };
}
