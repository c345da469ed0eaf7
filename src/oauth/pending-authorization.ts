/** Authorization requests that await consent. The provider calls them interactions and binds each to a browser by a cookie. */
import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import { hashToken } from '../accounts/secrets.ts';
import { PageError } from '../web/errors.ts';

export type PendingAuthorization = Awaited<ReturnType<Provider['interactionDetails']>>;

/** The id in the consent page's URL, which must not contain the secret: URLs end up in histories and logs. The sign-in page finds the request by it. */
export const toConsentId = (uid: string): string => hashToken(uid).toString('base64url');

export const requestExpired = (cause?: unknown): PageError =>
  new PageError(
    {
      status: 400,
      title: 'This request has expired',
      message: 'It was already completed, has expired, or was started in another browser. Go back to the app and start again.',
    },
    cause,
  );

export async function findPendingAuthorization(provider: Provider, req: Request, res: Response): Promise<PendingAuthorization> {
  const pending = await provider.interactionDetails(req, res).catch((error: Error) => {
    throw error.name === 'SessionNotFound' ? requestExpired(error) : error;
  });
  if (toConsentId(pending.uid) !== req.params.consentId) throw requestExpired();
  return pending;
}
