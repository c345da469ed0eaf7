/** What becomes of an error inside the provider: a page for people, JSON for programs (RFC 6749 §5.2), and a line in the log for us. */
import type { EventEmitter } from 'node:events';
import type { Response } from 'express';
import type Provider from 'oidc-provider';
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { isUnavailable } from '../database/unavailable.ts';
import { internal, unavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import { errorView } from '../web/error-view.ts';
import { sendPage } from '../web/send.ts';

/** Addresses that a person is led to; all others are for programs, whatever they say they accept. */
const forPeople = new Set(['authorization', 'resume']);

const titles: Record<string, string> = {
  invalid_client: 'This application is not known here',
  invalid_redirect_uri: 'This application may not send you back there',
  server_error: 'Something went wrong on our side',
};

/** An error that cannot be told to the application, since it is not sure where that is. */
export async function sendErrorPage(ctx: KoaContextWithOIDC, out: ErrorOut, _error: Error): Promise<void> {
  if (!forPeople.has(ctx.oidc.route)) {
    ctx.body = out;
    return;
  }
  const { error, error_description: description } = out;
  const res = ctx.res as Response;
  const message = `The application that sent you here did not ask in the right way. Tell its makers: ${error}${description ? `, ${description}` : ''}.`;
  const told = { title: titles[error] ?? 'This request cannot be answered', message, requestId: res.locals.requestId };
  ctx.respond = false;
  await sendPage(res, errorView({ status: ctx.status, ...told }), { status: ctx.status });
}

/** Faults of ours: the log gets the cause, and whoever asked is told to come back when it is the database that is away. */
export function reportErrors(provider: Provider, log: Log): void {
  provider.on('server_error', (ctx, cause) => {
    const { status, headers = {} } = (isUnavailable(cause) ? unavailable(cause) : internal(cause)).facts;
    ctx.status = status;
    ctx.set(headers);
    (ctx.res as Response).locals.error = isUnavailable(cause) ? unavailable(cause) : internal(cause);
  });
  // Koa's own event, which the provider's types do not know.
  (provider as EventEmitter).on('error', (error) => log.warn({ err: error }, 'an OAuth answer could not be sent'));
}
