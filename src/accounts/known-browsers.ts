/**
 * Browsers that have signed in to an account before (OWASP, "device cookies"). Their attempts are counted separately, so that others
 * cannot use up the attempts of the account's owner. The cookie does not authenticate: a stolen one only gives a few attempts. It is valid
 * for one account until the password changes, for 90 days at most.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './encryption.ts';

/** `hash`: of the current password. A new password invalidates earlier cookies. */
export type Account = { userId: string; hash: string };

export type KnownBrowsers = {
  find: (cookie: string | undefined, account: Account, now: Date) => string | undefined;
  /** The new cookie after sign-in. A known browser keeps its id and its counted attempts. */
  remember: (cookie: string | undefined, account: Account, now: Date) => string;
};

export const knownBrowserMs = 90 * 86_400_000;
const maxAccounts = 5;

export function createKnownBrowsers(secretKey: string): KnownBrowsers {
  const key = deriveKey(secretKey, 'known browsers');
  const sign = (entry: string, { userId, hash }: Account): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([entry, userId, hash]))
      .digest('base64url');
  const isFor = (entry: string, account: Account): boolean => {
    const [id, since, mac = ''] = entry.split('.');
    const [given, wanted] = [Buffer.from(mac), Buffer.from(sign(`${id}.${since}`, account))];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  const find: KnownBrowsers['find'] = (cookie, account, now) => {
    const [id, since] =
      entriesOf(cookie)
        .find((entry) => isFor(entry, account))
        ?.split('.') ?? [];
    return now.getTime() - Number.parseInt(since ?? '', 36) < knownBrowserMs ? id : undefined;
  };
  return {
    find,
    remember(cookie, account, now) {
      const id = find(cookie, account, now) ?? randomBytes(16).toString('base64url');
      const entry = `${id}.${now.getTime().toString(36)}`;
      const others = entriesOf(cookie).filter((other) => !isFor(other, account));
      return [`${entry}.${sign(entry, account)}`, ...others].slice(0, maxAccounts).join('~');
    },
  };
}

const entryPattern = /^[\w-]{22}\.[0-9a-z]{1,10}\.[\w-]{43}$/;

const entriesOf = (cookie = ''): string[] =>
  cookie
    .split('~')
    .slice(0, maxAccounts)
    .filter((entry) => entryPattern.test(entry));
