import type { Request, Response } from 'express';
import { type Account, knownBrowserMs } from '../accounts/known-browsers.ts';
import { findPassword } from '../queries/passwords.ts';
import type { Attempt } from '../queries/sign-in-attempts.ts';
import { readCookie, setCookie } from '../web/cookies.ts';
import type { Web } from '../web/web.ts';

/** `hash`: null without a password. */
export type AccountNow = { userId: string; hash: string | null; now: Date };

const toAccount = ({ userId, hash }: AccountNow): Account => ({ userId, hash: hash ?? '' });

export function findKnownBrowser(web: Web, req: Request, account: AccountNow): Attempt['known'] {
  const id = web.knownBrowsers.find(readCookie(web, req, 'caledee_known'), toAccount(account), account.now);
  return id === undefined ? undefined : { id, userId: account.userId };
}

export function rememberBrowser(web: Web, req: Request, res: Response, account: AccountNow): void {
  const value = web.knownBrowsers.remember(readCookie(web, req, 'caledee_known'), toAccount(account), account.now);
  setCookie(web, res, { name: 'caledee_known', value, maxAgeMs: knownBrowserMs });
}

export async function rememberNewPassword(web: Web, req: Request, res: Response, email: string): Promise<void> {
  const account = await findPassword(web.db, email);
  if (account) rememberBrowser(web, req, res, account);
}
