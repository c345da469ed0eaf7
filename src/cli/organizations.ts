import type { Command } from 'commander';
import { type Plan, plans } from '../accounts/plans.ts';
import { toPlan } from './arguments.ts';
import { CommandError } from './command-error.ts';
import { withDatabase } from './database.ts';

export function addOrganizationCommands(program: Command): void {
  program
    .command('plan')
    .description("set an organization's plan; team and enterprise include API access")
    .argument('<organization>', "the organization's slug")
    .argument('<plan>', plans.join(', '), toPlan)
    .action((organization: string, plan: Plan) =>
      withDatabase(async (db) => {
        const { updatePlan } = await import('../queries/users.ts');
        if (!(await updatePlan(db, organization, plan))) throw new CommandError(`Organization "${organization}" not found.`);
        console.error(`Organization "${organization}" is on the ${plan} plan.`);
      }),
    );
}
