/**
 * Shows a page instead of the error redirects of self-registered clients (RFC 9700 §4.11.2). Errors occur before anyone signs in, so
 * redirecting would make this server an open redirector to any registered URI.
 */
import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import type { Db } from '../database/connect.ts';
import { findClient } from '../queries/oauth-clients.ts';
import { consentPath } from '../web/next.ts';
import { sendPage } from '../web/send.ts';
import { recallSession } from '../web/session.ts';
import { refusalView } from './refusal-view.ts';

/** Clients that a user created in Settings keep their error redirects (RFC 6749 §4.1.2.1). */
export function replaceErrorRedirects(provider: Provider, services: { db: Db; publicUrl: string }): void {
  provider.use(async (ctx, next) => {
    await next();
    // Koa's `get` may return undefined, despite its type.
    const location = ctx.response.get('location') as string | undefined;
    if (ctx.oidc?.route !== 'authorization' || !location || location.startsWith(services.publicUrl + consentPath)) return;
    const { client } = ctx.oidc;
    if ((await findClient(services.db, client?.clientId ?? ''))?.kind === 'app') return;
    ctx.remove('Location');
    ctx.body = null;
    ctx.respond = false;
    const { host } = new URL(services.publicUrl);
    const session = await recallSession(ctx.req as Request);
    const refusal = { name: client?.clientName, errorRedirect: new URL(location), host, session };
    await sendPage(ctx.res as Response, refusalView(refusal), { status: 400 });
  });
}
