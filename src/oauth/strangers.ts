/**
 * Keeps errors of clients that nobody here registered from redirecting a browser (RFC 9700 §4.11.2). At the authorization endpoint nobody
 * has signed in for the request yet, so its errors would make this server an open redirector to any registered address.
 */
import type { Response } from 'express';
import type Provider from 'oidc-provider';
import type { Db } from '../database/connect.ts';
import { findClient } from '../queries/oauth-clients.ts';
import { sendPage } from '../web/send.ts';
import { refusalView } from './refusal-view.ts';
import { consentPath } from './routes.ts';

/** Answers with a page what would be an error redirect. Clients that a user registered in Settings keep theirs (RFC 6749 §4.1.2.1). */
export function holdStrangers(provider: Provider, services: { db: Db; publicUrl: string }): void {
  provider.use(async (ctx, next) => {
    await next();
    // Koa's `get` answers undefined, whatever its type says, where there is none.
    const location = ctx.response.get('location') as string | undefined;
    if (ctx.oidc?.route !== 'authorization' || !location || location.startsWith(services.publicUrl + consentPath)) return;
    const { client } = ctx.oidc;
    if ((await findClient(services.db, client?.clientId ?? ''))?.kind === 'app') return;
    ctx.remove('Location');
    ctx.body = null;
    ctx.respond = false;
    const { host } = new URL(services.publicUrl);
    await sendPage(ctx.res as Response, refusalView({ name: client?.clientName, answer: new URL(location), host }), { status: 400 });
  });
}
