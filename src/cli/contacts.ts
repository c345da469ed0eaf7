import type { Command } from 'commander';
import { CommandError } from './command-error.ts';
import { withDatabase } from './database.ts';
import { findOrganization } from './find-account.ts';
import { addExamples } from './help.ts';

export function addContactCommands(program: Command): void {
  const contact = program.command('contact').description('manage the people who book');

  const erasure = contact
    .command('erase')
    .description(
      "remove a person's data from an organization and print the receipt; bookings and leads stay without the person. It is refused while the person has upcoming bookings, and cannot be undone",
    )
    .argument('<organization>', "the organization's slug")
    .argument('<email>', "the person's email address")
    .action(erase);
  addExamples(erasure, 'contact erase acme ann@example.com');
}

const erase = (slug: string, email: string): Promise<void> =>
  withDatabase(async (db) => {
    const [{ eraseContact }, { inTransaction }, { ApiError }] = await Promise.all([
      import('../booking/erase-contact.ts'),
      import('../database/connect.ts'),
      import('../errors.ts'),
    ]);
    const organization = await findOrganization(db, slug);
    const receipt = await inTransaction(db, (tx) => eraseContact(tx, { organizationId: organization.organizationId, email })).catch(
      (error) => {
        throw error instanceof ApiError ? new CommandError(toMessage(error.response)) : error;
      },
    );
    console.log(JSON.stringify(receipt, null, 2));
  });

const toMessage = ({ message, extra }: { message: string; extra?: Record<string, unknown> }): string =>
  [message, ...((extra?.bookingIds as string[] | undefined) ?? [])].join('\n');
