import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/database/migrate.ts';
import { citusNodes, createCitusTemplate } from './citus.ts';
import { template } from './database.ts';
import { startThrowaway, type Throwaway } from './throwaway.ts';

declare global {
  var throwaway: Throwaway | undefined;
}

/**
 * One PostgreSQL for all tests (or TEST_DATABASE_URL), with a migrated template that each test file copies; and a folder for the statements of
 * the program, which global-teardown.ts checks.
 */
export default async function globalSetup(): Promise<void> {
  process.env.TEST_STATEMENTS = await mkdtemp(join(tmpdir(), 'caledee-statements-'));
  if (!process.env.TEST_DATABASE_URL) {
    globalThis.throwaway = await startThrowaway();
    process.env.TEST_DATABASE_URL = globalThis.throwaway.url;
  }
  await makeTemplate(process.env.TEST_DATABASE_URL);
  if (citusNodes.length > 0) {
    process.env.TEST_CITUS_TEMPLATE = `${template}_${process.pid}`;
    await createCitusTemplate(process.env.TEST_CITUS_TEMPLATE);
  }
}

async function makeTemplate(server: string): Promise<void> {
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`drop database if exists ${template} with (force)`);
  await admin.query(`create database ${template} template template0`);
  const url = new URL(server);
  url.pathname = template;
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  await migrate(pool);
  await pool.end();
  await admin.end();
}
