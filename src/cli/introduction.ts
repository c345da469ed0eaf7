import { newSecret } from '../accounts/secrets.ts';
import { createToken } from '../accounts/tokens.ts';
import { setPassword } from '../accounts/users.ts';
import { addDays, DAY_MS } from '../availability/dates.ts';
import { localDate } from '../availability/wallclock.ts';
import { scopes } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { listEventTypes } from '../queries/event-types.ts';
import { revokeOlder } from '../queries/tokens.ts';
import { findUser } from '../queries/users.ts';

const demoUser = 'imad';
/** Of a domain that nobody can have (RFC 2606): whoever has this address is no real person. */
const demoEmail = 'imad@acme.test';
const demoToken = { name: 'make run', keep: 9 };
const demoTokenDays = 7;

/** What a newcomer needs to see: where the server is, how to sign in, a token that works for a week, and a request to try. */
export async function introduce(db: Db, url: string): Promise<string> {
  const now = new Date();
  const user = await findUser(db, demoUser);
  if (user === undefined || user.disabledAt !== null)
    return `\n  ${url} answers. The demonstration's user does not exist in this database or is disabled, so there is no token to show.\n`;
  // Each start creates one, and a user can have only so many.
  await revokeOlder(db, user.id, demoToken);
  const created = await createToken(db, {
    user: demoUser,
    name: demoToken.name,
    scopes: Object.keys(scopes),
    expires: new Date(now.getTime() + demoTokenDays * DAY_MS),
  });
  const [eventType] = await listEventTypes(db, user.id, { active: true }, { limit: 1, after: null });
  const today = localDate(user.timezone, now.getTime());
  const query = `eventTypeId=${eventType?.id}&from=${addDays(today, 1)}&to=${addDays(today, 8)}`;
  return `
  Caledee API   ${url}
  Reference     ${url}/api/docs
  For agents    ${url}/api/mcp   (MCP, with the token below)
${await introduceSignIn(db, url, user.email)}  Token         ${created?.token}   (${demoUser}'s, every scope, for ${demoTokenDays} days)

  Try it:

  curl -s "${url}/api/v2/availability?${query}" -H "Authorization: Bearer ${created?.token}"

  Ctrl-C stops the server; its data stays.
`;
}

/** Each start sets a new password and shows it, so that none need be kept. A real person's is left alone. */
async function introduceSignIn(db: Db, url: string, email: string): Promise<string> {
  if (email !== demoEmail) return '';
  const password = newSecret()
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(0, 16);
  await setPassword(db, demoUser, password);
  return `  Sign in       ${url}/sign-in   as ${email} with ${password}   (until the next start)\n`;
}
