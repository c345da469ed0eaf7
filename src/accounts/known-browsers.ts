/**
 * Browsers that have signed in to an account before (OWASP, "device cookies"). Their attempts are counted apart from strangers', so
 * that strangers cannot use up the attempts of the account's owner. The cookie authenticates nothing: whoever steals one gets a few
 * attempts of their own. It is valid for one account until that account's password changes, for 90 days at most.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './sealing.ts';

/** `hash`: of the present password. With a new one, earlier cookies are void. */
export type Account = { userId: string; hash: string };

export type KnownBrowsers = {
  /** The id of this browser for this account; undefined for a browser that has not signed in to it. `now`: the database's clock. */
  find: (cookie: string | undefined, account: Account, now: Date) => string | undefined;
  /** The cookie after signing in. The browser keeps its id, and so what is counted of it. */
  remember: (cookie: string | undefined, account: Account, now: Date) => string;
};

export const knownBrowserDays = 90;
/** Accounts that one browser is known for; the latest ones. */
const mostAccounts = 5;
const dayMs = 86_400_000;

export function createKnownBrowsers(secretKey: string): KnownBrowsers {
  const key = deriveKey(secretKey, 'known browsers');
  const sign = (entry: string, { userId, hash }: Account): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([entry, userId, hash]))
      .digest('base64url');
  const isOf = (entry: string, account: Account): boolean => {
    const [id, since, mac = ''] = entry.split('.');
    const [given, wanted] = [Buffer.from(mac), Buffer.from(sign(`${id}.${since}`, account))];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  const find: KnownBrowsers['find'] = (cookie, account, now) => {
    const [id, since] =
      entriesOf(cookie)
        .find((entry) => isOf(entry, account))
        ?.split('.') ?? [];
    return now.getTime() - Number.parseInt(since ?? '', 36) < knownBrowserDays * dayMs ? id : undefined;
  };
  return {
    find,
    remember(cookie, account, now) {
      const id = find(cookie, account, now) ?? randomBytes(16).toString('base64url');
      const entry = `${id}.${now.getTime().toString(36)}`;
      const others = entriesOf(cookie).filter((other) => !isOf(other, account));
      return [`${entry}.${sign(entry, account)}`, ...others].slice(0, mostAccounts).join('~');
    },
  };
}

const entryShape = /^[\w-]{22}\.[0-9a-z]{1,10}\.[\w-]{43}$/;

const entriesOf = (cookie = ''): string[] =>
  cookie
    .split('~')
    .slice(0, mostAccounts)
    .filter((entry) => entryShape.test(entry));
