/** What becomes of an error inside the provider: a page for people, JSON for programs (RFC 6749 §5.2), and a line in the log for us. */
import type { EventEmitter } from 'node:events';
import type { ErrorRequestHandler, Response } from 'express';
import type Provider from 'oidc-provider';
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { isUnavailable } from '../database/unavailable.ts';
import { ApiError, internal, unavailable } from '../errors.ts';
import type { Log } from '../process/log.ts';
import { errorView } from '../web/error-view.ts';
import { PageError } from '../web/errors.ts';
import { sendPage } from '../web/send.ts';

/** Addresses that a person is led to; all others are for programs, whatever they say they accept. */
const forPeople = new Set(['authorization', 'resume']);

const otherwise = "This app couldn't be authorized";
const titles: Record<string, string> = {
  invalid_client: "This app isn't registered here",
  invalid_redirect_uri: "This app can't return you to that URL",
  server_error: 'Internal server error',
};

const tellMakers = (error: string, description: string | undefined): string =>
  `The app that sent you here made an invalid request. Report this error to its developer: ${error}${description ? `, ${description}` : ''}.`;

/** A request that is refused before the provider sees it. */
export const badRequest = (description: string): PageError =>
  new PageError({ status: 400, title: otherwise, message: tellMakers('invalid_request', description) });

/** An error that cannot be told to the application, since it is not sure where that is. */
export async function sendErrorPage(ctx: KoaContextWithOIDC, out: ErrorOut, _error: Error): Promise<void> {
  if (!forPeople.has(ctx.oidc.route)) {
    ctx.body = out;
    return;
  }
  const { error, error_description: description } = out;
  const res = ctx.res as Response;
  const told = { title: titles[error] ?? otherwise, message: tellMakers(error, description), requestId: res.locals.requestId };
  ctx.respond = false;
  await sendPage(res, errorView({ status: ctx.status, ...told }), { status: ctx.status });
}

/** RFC 6749 §5.2 knows no code for a client that says nothing of itself but this one. */
const anonymous = 'no client authentication mechanism provided';

export function refuseAnonymous(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    const { error_description: description } = (ctx.body ?? {}) as Partial<ErrorOut>;
    if (description !== anonymous) return;
    ctx.status = 401;
    ctx.body = { error: 'invalid_client', error_description: description };
  });
}

/** What programs are told before the provider sees their request: in the API's words and in OAuth's. */
export const addOauthMembers: ErrorRequestHandler = (cause, _req, _res, next) => {
  const { facts } = cause instanceof ApiError ? cause : isUnavailable(cause) ? unavailable(cause) : internal(cause);
  const error = facts.status >= 500 ? 'server_error' : facts.status === 429 ? 'temporarily_unavailable' : 'invalid_request';
  next(new ApiError({ ...facts, extra: { error, error_description: facts.message } }));
};

/** FieldErrors of ours: the log gets the cause, and whoever asked is told to come back when it is the database that is away. */
export function reportErrors(provider: Provider, log: Log): void {
  provider.on('server_error', (ctx, cause) => {
    const { status, headers = {} } = (isUnavailable(cause) ? unavailable(cause) : internal(cause)).facts;
    ctx.status = status;
    ctx.set(headers);
    (ctx.res as Response).locals.error = isUnavailable(cause) ? unavailable(cause) : internal(cause);
  });
  // Koa's own event, which the provider's types do not know.
  (provider as EventEmitter).on('error', (error) => log.warn({ err: error }, 'an OAuth response could not be sent'));
}
