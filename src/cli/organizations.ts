import { readFile } from 'node:fs/promises';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { type Plan, plans } from '../accounts/plans.ts';
import { longestDays, parseDays } from '../accounts/retention.ts';
import type { Logo, LookChanges } from '../queries/organizations.ts';
import type { Retention } from '../queries/retention.ts';
import { normalizeText } from '../text/encoding.ts';
import { CommandError, notFound } from './command-error.ts';
import { withDatabase } from './database.ts';
import { orFileError } from './file-errors.ts';
import { findOrganization } from './find-account.ts';
import { addExamples } from './help.ts';
import { addJsonOption, type JsonOption, printRows, toPages } from './rows.ts';

export function addOrganizationCommands(program: Command): void {
  const organization = program.command('organization').description('manage organizations');

  const creation = organization
    .command('create')
    .description('create an organization; its first user becomes its owner')
    .argument('<organization>', "the organization's slug, such as acme")
    .requiredOption('--name <name>', 'shown on booking pages and in emails', normalizeText)
    .addOption(new Option('--plan <plan>', 'team and enterprise include API access').choices(plans).default('team'))
    .action(create);
  addExamples(creation, 'organization create acme --name "Acme, Inc."');

  const change = organization
    .command('set')
    .description("change an organization's name, the look of its booking pages, and its data retention; omitted options stay unchanged")
    .argument('<organization>', "the organization's slug")
    .option('--name <name>', 'shown on booking pages and in emails', normalizeText)
    .option('--accent <color>', 'color of buttons and links, such as #3b5bdb; made lighter or darker where it would be hard to read')
    .option('--no-accent', 'use the default color')
    .option('--logo <file>', 'PNG, JPEG or WebP image of at most 64 KB, shown at the top of booking pages instead of the name')
    .option('--no-logo', 'remove the logo')
    .option('--frame-ancestors <origins...>', 'sites that may embed the booking pages, such as https://www.example.com')
    .option('--no-frame-ancestors', 'do not allow any site to embed them')
    .option('--keep-bookings <days>', `erase invitees this long after the meeting: ${daysHint}`, toDays('keepBookingsDays'))
    .option('--keep-leads <days>', `erase leads this long after their last change: ${daysHint}`, toDays('keepLeadsDays'))
    .option(
      '--keep-messages <days>',
      'delete email records after this time: at most 90 days, which is the `default`',
      toDays('keepMessagesDays'),
    )
    .option('--keep-events <days>', 'delete events after this time: at most 30 days, which is the `default`', toDays('keepEventsDays'))
    .action(setOrganization);
  addExamples(
    change,
    'organization set acme --name "Acme, Inc." --accent "#3b5bdb" --logo logo.png',
    'organization set acme --frame-ancestors https://www.acme.example',
    'organization set acme --keep-bookings 365 --keep-leads default',
  );

  const list = organization.command('list').description('list all organizations').action(listAll);
  addExamples(addJsonOption(list), 'organization list');

  const planning = program
    .command('plan')
    .description("set an organization's plan; team and enterprise include API access")
    .argument('<organization>', "the organization's slug")
    .addArgument(new Argument('<plan>', 'the new plan').choices(plans))
    .action((slug: string, plan: Plan) =>
      withDatabase(async (db) => {
        const { updatePlan } = await import('../queries/users.ts');
        if (!(await updatePlan(db, slug, plan))) throw notFound('Organization', slug);
        console.error(`Organization "${slug}" is now on the ${plan} plan.`);
      }),
    );
  addExamples(planning, 'plan acme team');
}

const daysHint = 'at most 3650 days, or `default` for never';

/** Null for `default`, in an object: commander replaces a null by an empty text. */
type Days = { days: number | null };

const toDays =
  (name: keyof Retention) =>
  (text: string): Days => {
    const days = parseDays(name, text, 'default');
    if (days === undefined) throw new InvalidArgumentError(`It must be a whole number from 1 to ${longestDays[name]}, or \`default\`.`);
    return { days };
  };

type KeepOptions = { keepBookings?: Days; keepLeads?: Days; keepMessages?: Days; keepEvents?: Days };

const create = (slug: string, { name, plan }: { name: string; plan: Plan }): Promise<void> =>
  withDatabase(async (db) => {
    const [{ importDataset }, { InvalidDatasetError }, { findLookBySlug }] = await Promise.all([
      import('../dataset/import.ts'),
      import('../dataset/errors.ts'),
      import('../queries/organizations.ts'),
    ]);
    if ((await findLookBySlug(db, slug)) !== undefined) throw new CommandError(`Organization "${slug}" already exists.`);
    await importDataset(db, { organizations: [{ slug, name: name.trim(), plan }] }).catch((error) => {
      if (!(error instanceof InvalidDatasetError)) throw error;
      const [first] = error.errors;
      throw new CommandError(`The ${first?.path.split('/').at(-1)} ${first?.message}.`);
    });
    console.error(`Organization "${slug}" created. Add its owner:`);
    console.error(
      `  caledee user create --organization ${slug} --email you@example.com --slug you --name "Your Name" --timezone Europe/Paris`,
    );
  });

/** Commander sets an option to false for its `--no-` form. */
type LookOptions = { name?: string; accent?: string | false; logo?: string | false; frameAncestors?: string[] | false };

const setOrganization = (slug: string, options: LookOptions & KeepOptions): Promise<void> =>
  withDatabase(async (db) => {
    const { findLookErrors } = await import('../accounts/looks.ts');
    const [queries, { inTransaction }] = await Promise.all([import('../queries/organizations.ts'), import('../database/connect.ts')]);
    const changes = await toChanges(options);
    const retention = toRetention(options);
    if (Object.keys({ ...changes, ...retention }).length === 0)
      throw new CommandError('Specify what to change, such as --name or --accent.');
    const [error] = Object.values(findLookErrors(changes));
    if (error !== undefined) throw new CommandError(error);
    const look = await findOrganization(db, slug);
    const { updateRetention } = await import('../queries/retention.ts');
    await inTransaction(db, async (tx) => {
      await queries.updateLook(tx, look.organizationId, changes);
      if (Object.keys(retention).length > 0) await updateRetention(tx, look.organizationId, retention);
    });
    console.error(`Organization "${slug}" updated.`);
  });

const toRetention = ({ keepBookings, keepLeads, keepMessages, keepEvents }: KeepOptions): Partial<Retention> => ({
  ...(keepBookings !== undefined && { keepBookingsDays: keepBookings.days }),
  ...(keepLeads !== undefined && { keepLeadsDays: keepLeads.days }),
  ...(keepMessages !== undefined && { keepMessagesDays: keepMessages.days }),
  ...(keepEvents !== undefined && { keepEventsDays: keepEvents.days }),
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
  const content = await readFile(file).catch(orFileError(`The logo ${file} cannot be read`));
  const logo = toLogo(content);
  if (logo === undefined) throw new CommandError(logoTypeError);
  return logo;
}

const listAll = (options: JsonOption): Promise<void> =>
  withDatabase(async (db) => {
    const { listOrganizations } = await import('../queries/organizations.ts');
    const pages = toPages<Awaited<ReturnType<typeof listOrganizations>>[number]>((after, size) => listOrganizations(db, after?.slug, size));
    const none = 'No organizations yet. Create one with: caledee organization create --help';
    await printRows(pages, { none, columns: organizationColumns }, options);
  });

type ListedOrganization = { slug: string; name: string; plan: string; frameAncestors: string[] };

const organizationColumns = {
  SLUG: ({ slug }: ListedOrganization) => slug,
  NAME: ({ name }: ListedOrganization) => name,
  PLAN: ({ plan }: ListedOrganization) => plan,
  'EMBEDDED BY': ({ frameAncestors }: ListedOrganization) => frameAncestors.join(', '),
};
