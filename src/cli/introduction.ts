import { newSecret } from '../accounts/secrets.ts';
import { createOwnToken } from '../accounts/tokens.ts';
import { setPassword } from '../accounts/users.ts';
import { addDays, DAY_MS } from '../availability/dates.ts';
import { localDate } from '../availability/wallclock.ts';
import { scopes } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { listEventTypes } from '../queries/event-types.ts';
import { operator } from '../queries/security-events.ts';
import { findUser } from '../queries/users.ts';
import { hasTerminal } from './repeat-on-enter.ts';

const demoUser = 'imad';
/** In a reserved domain (RFC 2606), so this address belongs to nobody. */
const demoEmail = 'imad@acme.test';
const demoTokenDays = 7;

export async function introduce(db: Db, url: string): Promise<string> {
  const now = new Date();
  const user = await findUser(db, demoUser);
  if (user === undefined || user.disabledAt !== null)
    return `\n  The server runs at ${url}. The demonstration user does not exist in this database or is disabled, so no token was created.\n`;
  const owner = { organizationId: user.organizationId, userId: user.id };
  const expires = new Date(now.getTime() + demoTokenDays * DAY_MS);
  const wanted = { name: 'make run', scopes: Object.keys(scopes), expires, replaces: true };
  const { token } = await createOwnToken(db, owner, wanted, operator);
  const [eventType] = await listEventTypes(db, owner, { active: true }, { limit: 1, after: null });
  const today = localDate(user.timezone, now.getTime());
  const query = `eventTypeId=${eventType?.id}&from=${addDays(today, 1)}&to=${addDays(today, 8)}`;
  return `
  Caledee API   ${url}
  Reference     ${url}/api/docs
  For agents    ${url}/api/mcp   (MCP, with the token below)
${await introduceSignIn(db, url, user.email)}  Book a time   ${url}/${user.slug}/${eventType?.slug}   (as an invitee)
  Token         ${token}   (${demoUser}'s, every scope, until the next start)

  Try it:

  curl -s "${url}/api/v2/availability?${query}" -H "Authorization: Bearer ${token}"

  ${hasTerminal() ? 'Press Enter to show this again. ' : ''}Press Ctrl-C to stop the server; its data is kept.
`;
}

/** Sets a new password at each start, so that none has to be stored. Does nothing if a real person has the slug. */
async function introduceSignIn(db: Db, url: string, email: string): Promise<string> {
  if (email !== demoEmail) return '';
  const password = newSecret()
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(0, 16);
  await setPassword(db, demoUser, password);
  return `  Sign in       ${url}/sign-in   as ${email} with ${password}   (until the next start)\n`;
}
