/** Test databases on a Citus cluster: TEST_CITUS_NODES names a database on each node as superuser, the coordinator first, comma-separated. */
import pg from 'pg';
import { distribute } from '../../src/database/distribution.ts';
import { migrate } from '../../src/database/migrate.ts';
import { runOn } from './run-on.ts';

export const citusNodes = process.env.TEST_CITUS_NODES?.split(',') ?? [];

const extensions = ['citus', 'btree_gist', 'btree_gin', 'pg_trgm'];

const toUrl = (node: string, database: string): string => Object.assign(new URL(node), { pathname: database }).href;

/** Creates a migrated and distributed database and closes it, so that it can be copied. */
export async function createCitusTemplate(name: string): Promise<void> {
  await createDistributed(name);
  for (const node of citusNodes) {
    await runOn(node, `alter database ${name} allow_connections false`);
    // Citus keeps connections between the nodes, and one maintenance process for each database.
    await runOn(node, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  }
}

/** Copies the template on each node. Returns the URL of the copy on the coordinator. */
export async function createOnCitus(name: string, template: string): Promise<string> {
  for (const node of citusNodes) await runOn(node, `create database ${name} template ${template} strategy file_copy`);
  const [coordinator = ''] = citusNodes;
  return toUrl(coordinator, name);
}

async function createDistributed(name: string): Promise<void> {
  for (const node of citusNodes) {
    await runOn(node, `create database ${name}`);
    for (const extension of extensions) await runOn(toUrl(node, name), `create extension if not exists ${extension}`);
  }
  const [coordinator = '', ...workers] = citusNodes;
  const url = toUrl(coordinator, name);
  await runOn(url, `select citus_set_coordinator_host('${new URL(coordinator).hostname}', ${new URL(coordinator).port})`);
  for (const worker of workers) {
    await runOn(url, `select citus_add_node('${new URL(worker).hostname}', ${new URL(worker).port})`);
  }
  await runOn(url, `alter database ${name} set citus.shard_count = 4`);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await migrate(pool);
  await distribute(pool);
  await pool.end();
}

export async function dropOnCitus(name: string): Promise<void> {
  for (const node of citusNodes) await runOn(node, `drop database ${name} with (force)`);
}
