import type { EventEmitter } from 'node:events';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type Provider from 'oidc-provider';
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { isUnavailable } from '../database/unavailable.ts';
import { ApiError, internal, unavailable } from '../errors.ts';
import type { Log } from '../process/log.ts';
import { toWay } from '../web/error-handler.ts';
import { errorView } from '../web/error-view.ts';
import { PageError } from '../web/errors.ts';
import { logEntryOf } from '../web/locals.ts';
import { sendPage } from '../web/send.ts';
import { recallSession } from '../web/session.ts';

const browserRoutes = new Set(['authorization', 'resume']);

const defaultTitle = "This app couldn't be authorized";
const titles: Record<string, string> = {
  invalid_client: "This app isn't registered here",
  invalid_redirect_uri: "This app can't return you to that URL",
  server_error: 'Internal server error',
};

const toDeveloperMessage = (error: string, description: string | undefined): string =>
  `The app that sent you here made an invalid request. Report this error to its developer: ${error}${description ? `, ${description}` : ''}.`;

export const badRequest = (description: string): PageError =>
  new PageError({ status: 400, title: defaultTitle, message: toDeveloperMessage('invalid_request', description) });

export async function sendErrorPage(ctx: KoaContextWithOIDC, out: ErrorOut, _error: Error): Promise<void> {
  if (!browserRoutes.has(ctx.oidc.route)) {
    ctx.body = out;
    return;
  }
  const { error, error_description: description } = out;
  const res = ctx.res as Response;
  const page = {
    title: titles[error] ?? defaultTitle,
    message: toDeveloperMessage(error, description),
    requestId: logEntryOf(res).requestId,
  };
  ctx.respond = false;
  const session = await recallSession(ctx.req as Request);
  await sendPage(res, errorView({ status: ctx.status, session, ...toWay(ctx.path, session), ...page }), { status: ctx.status });
}

/** RFC 6749 §5.2 requires `invalid_client` for a request without client authentication; the provider responds with `invalid_request`. */
const anonymous = 'no client authentication mechanism provided';

export function rejectAnonymousClients(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    const { error_description: description } = (ctx.body ?? {}) as Partial<ErrorOut>;
    if (description !== anonymous) return;
    ctx.status = 401;
    ctx.body = { error: 'invalid_client', error_description: description };
  });
}

/** Adds OAuth's `error` and `error_description` to errors that are thrown before the provider runs. */
export const addOauthMembers: ErrorRequestHandler = (cause, _req, _res, next) => {
  const { response } = cause instanceof ApiError ? cause : isUnavailable(cause) ? unavailable(cause) : internal(cause);
  const error = response.status >= 500 ? 'server_error' : response.status === 429 ? 'temporarily_unavailable' : 'invalid_request';
  next(new ApiError({ ...response, extra: { error, error_description: response.message } }));
};

/** Logs the cause of internal errors, and responds with 503 and `Retry-After` if the database is unavailable. */
export function reportErrors(provider: Provider, log: Log): void {
  provider.on('server_error', (ctx, cause) => {
    const { status, headers = {} } = (isUnavailable(cause) ? unavailable(cause) : internal(cause)).response;
    ctx.status = status;
    ctx.set(headers);
    logEntryOf(ctx.res as Response).error = isUnavailable(cause) ? unavailable(cause) : internal(cause);
  });
  // Koa's event, missing from the provider's types.
  (provider as EventEmitter).on('error', (error) => log.warn({ err: error }, 'an OAuth response could not be sent'));
}
