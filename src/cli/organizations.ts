import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Plan, plans } from '../accounts/plans.ts';
import type { Logo, LookChanges } from '../queries/organizations.ts';
import { normalizeText } from '../text/encoding.ts';
import { toPlan } from './arguments.ts';
import { CommandError } from './command-error.ts';
import { withDatabase } from './database.ts';
import { printPages } from './print-pages.ts';

export function addOrganizationCommands(program: Command): void {
  const organization = program.command('organization').description('manage organizations');

  organization
    .command('set')
    .description("set an organization's name, and how its booking pages look; what is not named stays as it is")
    .argument('<organization>', "the organization's slug")
    .option('--name <name>', 'shown on booking pages and in mail', normalizeText)
    .option(
      '--accent <color>',
      'color of buttons and links, such as #3b5bdb; pages make it lighter or darker where it would be hard to read',
    )
    .option('--no-accent', 'use the default color')
    .option('--logo <file>', 'PNG, JPEG or WebP image of at most 64 KB, shown instead of the name at the top of booking pages')
    .option('--no-logo', 'remove the logo')
    .option('--frame-ancestors <origins...>', 'sites that may embed the booking pages, such as https://www.example.com')
    .option('--no-frame-ancestors', 'allow no site to embed them')
    .action(setLook);

  organization.command('list').description('list all organizations').action(listAll);

  program
    .command('plan')
    .description("set an organization's plan; team and enterprise include API access")
    .argument('<organization>', "the organization's slug")
    .argument('<plan>', plans.join(', '), toPlan)
    .action((slug: string, plan: Plan) =>
      withDatabase(async (db) => {
        const { updatePlan } = await import('../queries/users.ts');
        if (!(await updatePlan(db, slug, plan))) throw notFound(slug);
        console.error(`Organization "${slug}" is on the ${plan} plan.`);
      }),
    );
}

const notFound = (slug: string): CommandError => new CommandError(`Organization "${slug}" not found.`);

/** Commander sets an option to false for its `--no-` form. */
type LookOptions = { name?: string; accent?: string | false; logo?: string | false; frameAncestors?: string[] | false };

const setLook = (slug: string, options: LookOptions): Promise<void> =>
  withDatabase(async (db) => {
    const { findLookErrors } = await import('../accounts/looks.ts');
    const [queries, { inTransaction }] = await Promise.all([import('../queries/organizations.ts'), import('../database/connect.ts')]);
    const changes = await toChanges(options);
    if (Object.keys(changes).length === 0) throw new CommandError('Name what to set, such as --name or --accent.');
    const [error] = Object.values(findLookErrors(changes));
    if (error !== undefined) throw new CommandError(error);
    const look = await queries.findLookBySlug(db, slug);
    if (look === undefined) throw notFound(slug);
    await inTransaction(db, (tx) => queries.updateLook(tx, look.organizationId, changes));
    console.error(`Organization "${slug}" was changed.`);
  });

async function toChanges({ name, accent, logo, frameAncestors }: LookOptions): Promise<LookChanges> {
  const { normalizeAccent } = await import('../accounts/looks.ts');
  const { parseOrigins } = await import('../text/origins.ts');
  return {
    ...(name !== undefined && { name: name.trim() }),
    ...(accent !== undefined && { accent: accent === false ? null : normalizeAccent(accent) }),
    ...(logo !== undefined && { logo: logo === false ? null : await readLogo(logo) }),
    ...(frameAncestors !== undefined && { frameAncestors: frameAncestors === false ? [] : parseOrigins(frameAncestors.join(' ')) }),
  };
}

async function readLogo(file: string): Promise<Logo> {
  const { logoTypeError, toLogo } = await import('../accounts/looks.ts');
  const content = await readFile(file).catch((error: Error) => {
    throw new CommandError(`The logo cannot be read: ${error.message}`);
  });
  const logo = toLogo(content);
  if (logo === undefined) throw new CommandError(logoTypeError);
  return logo;
}

const listAll = (): Promise<void> =>
  withDatabase(async (db) => {
    const { listOrganizations } = await import('../queries/organizations.ts');
    await printPages<Awaited<ReturnType<typeof listOrganizations>>[number]>((after, size) => listOrganizations(db, after?.slug, size));
  });
