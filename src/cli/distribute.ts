import type { Command } from 'commander';
import { withPool } from './database.ts';
import { addExamples } from './help.ts';

export function addDistributeCommand(program: Command): void {
  const distribution = program
    .command('distribute')
    .description('distribute the tables of a database on a Citus coordinator over its worker nodes; can be repeated')
    .action(() =>
      withPool(async (pool) => {
        const { distribute } = await import('../database/distribution.ts');
        const tables = await distribute(pool);
        console.error(tables.length === 0 ? 'All tables are distributed.' : `Distributed: ${tables.join(', ')}.`);
      }),
    );
  addExamples(distribution, 'distribute');
}
