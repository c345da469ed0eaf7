/** A request that waits for a consent. The browser that made it has a cookie for it, and only to that browser's page does it belong. */
import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { PageError } from '../web/errors.ts';

export type Waiting = Awaited<ReturnType<Provider['interactionDetails']>>;

/** Where its page is: not by its secret, which would then stand in histories and logs. */
export const toPlace = (uid: string): string => hash('sha256', uid, 'base64url');

export const over = (cause?: unknown): PageError =>
  new PageError(
    {
      status: 400,
      title: 'This request has expired',
      message: 'It was already answered, has expired, or was started in another browser. Go back to the app and start again.',
    },
    cause,
  );

/** The one that this page is about. Throws for any other, and for one that is not this browser's. */
export async function findWaiting(provider: Provider, req: Request, res: Response): Promise<Waiting> {
  const waiting = await provider.interactionDetails(req, res).catch((error) => {
    throw error instanceof errors.SessionNotFound ? over(error) : error;
  });
  if (toPlace(waiting.uid) !== req.params.place) throw over();
  return waiting;
}
