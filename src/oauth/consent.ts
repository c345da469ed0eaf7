/** The consent page. The consenting user is the one of this server's session, never the provider's. */
import type { Request, RequestHandler, Response } from 'express';
import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import { allScopes } from '../accounts/apps.ts';
import { includesApi } from '../accounts/plans.ts';
import { hashToken } from '../accounts/secrets.ts';
import { newId } from '../database/ids.ts';
import { consumeUngranted } from '../queries/oauth-artifacts.ts';
import { findOrigin, upsertDocument } from '../queries/oauth-clients.ts';
import { findConnection } from '../queries/oauth-grants.ts';
import { type Ages, findAges } from '../queries/oauth-members.ts';
import { recordSecurityEvent } from '../queries/security-events.ts';
import { clientOf } from '../web/client.ts';
import { badForm, pageNotFound, planRequired } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import { createLocal } from '../web/locals.ts';
import { consentPath, signInPath } from '../web/next.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, type Session, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { type ConsentRequest, consentView, planView } from './consent-view.ts';
import { findPendingAuthorization, type PendingAuthorization, requestExpired, toConsentId } from './pending-authorization.ts';

type GetProvider = () => Promise<Provider>;

export const consentRoutes = (web: Web, getProvider: GetProvider): Routes => ({
  [`${consentPath}/:consentId`]: {
    get: [requireSession(web), requireRecentSignIn(web, getProvider), showConsent(web, getProvider)],
    post: [requireSession(web), ...readForm(web, 'session'), requireRecentSignIn(web, getProvider), postDecision(web, getProvider)],
  },
});

/** Redirects to sign-in if the session is older than `prompt=login` or `max_age` allow (OpenID Connect Core §3.1.2.1). */
const requireRecentSignIn =
  (web: Web, getProvider: GetProvider): RequestHandler =>
  async (req, res, next) => {
    const pending = await findPendingAuthorization(await getProvider(), req, res);
    const ages = await findAges(web.db, sessionOf(res), hashToken(pending.uid));
    // Any site can send a browser here, so the current session continues until the new sign-in succeeds.
    if (ages === undefined || isStale(pending, ages)) return seeOther(res, signInPath(pathOf(pending), 'again'));
    consent.set(res, { pending, ages });
    next();
  };

type Consent = { pending: PendingAuthorization; ages: Ages };

const consent = createLocal<Consent>('consent');

function isStale({ params }: PendingAuthorization, { signedInSec, waitedSec }: Ages): boolean {
  const isForced = String(params.prompt ?? '')
    .split(' ')
    .includes('login');
  return signedInSec > waitedSec + (isForced ? 0 : Number(params.max_age ?? Number.POSITIVE_INFINITY));
}

const pathOf = ({ uid }: PendingAuthorization): string => `${consentPath}/${toConsentId(uid)}`;

/** Chromium applies `form-action` to all redirects that follow, including those of the app's own pages, which use HTTPS. */
const formActionOf = ({ redirectUri: { protocol, host } }: ConsentRequest): string[] => {
  if (protocol === 'https:') return ["'self'", 'https:'];
  // A policy cannot name an IPv6 address.
  return ["'self'", 'https:', protocol === 'http:' && !host.startsWith('[') ? `http://${host}` : protocol];
};

const showConsent =
  (web: Web, getProvider: GetProvider): RequestHandler =>
  async (_req, res) => {
    const session = sessionOf(res);
    const request = await findConsentRequest(web, await getProvider(), consent.get(res).pending);
    const view = includesApi(session.plan)
      ? consentView({ ...request, isGranted: await isGranted(web, session, request) }, session)
      : planView(request, session);
    await sendPage(res, view, { formAction: formActionOf(request) });
  };

/** Consent is asked for again nevertheless (docs/oauth.md). */
async function isGranted({ db }: Web, { userId }: Session, { clientId, scopes }: ConsentRequest): Promise<boolean> {
  const granted = (await findConnection(db, userId, clientId))?.scopes ?? [];
  return scopes.every((scope) => granted.includes(scope));
}

async function findConsentRequest({ db, publicUrl }: Web, provider: Provider, pending: PendingAuthorization): Promise<ConsentRequest> {
  const { params } = pending;
  const clientId = String(params.client_id);
  const client = await provider.Client.find(clientId);
  if (client === undefined) throw pageNotFound('app');
  const origin = await findOrigin(db, clientId);
  const redirectUri = new URL(String(params.redirect_uri));
  const name = client.clientName ?? new URL(clientId, redirectUri).host;
  const { host } = new URL(publicUrl);
  return { clientId, name, origin, host, redirectUri, scopes: requestedScopes(params), path: pathOf(pending) };
}

const requestedScopes = ({ scope }: PendingAuthorization['params']): string[] =>
  String(scope ?? '')
    .split(' ')
    .filter((one) => Object.hasOwn(allScopes, one));

const postDecision =
  (web: Web, getProvider: GetProvider): RequestHandler =>
  async (req, res) => {
    const provider = await getProvider();
    const { pending } = consent.get(res);
    const decision = formOf(res).get('decision');
    if (decision !== 'deny' && decision !== 'allow') throw badForm();
    if (decision === 'allow' && !includesApi(sessionOf(res).plan)) throw planRequired();
    if (!(await consumeUngranted(web.db, 'Interaction', hashToken(pending.uid)))) return resume(provider, req, res);
    const result = decision === 'deny' ? denied : await allow(web, provider, req, res);
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  };

const denied: InteractionResults = { error: 'access_denied', error_description: 'The user denied the request' };

/** For a form that was sent twice, for example by a double click: the first decision counts. */
async function resume(provider: Provider, req: Request, res: Response): Promise<void> {
  const { result, returnTo } = await findPendingAuthorization(provider, req, res);
  if (result === undefined) throw requestExpired();
  seeOther(res, returnTo);
}

async function allow(web: Web, provider: Provider, req: Request, res: Response): Promise<InteractionResults> {
  const session = sessionOf(res);
  const { userId } = session;
  const { pending, ages } = consent.get(res);
  const { clientId, name, origin, scopes } = await findConsentRequest(web, provider, pending);
  if (origin.kind === 'document') {
    const client = await provider.Client.find(clientId);
    await upsertDocument(web.db, { id: clientId, name, redirectUris: [...(client?.redirectUris ?? [])] });
  }
  const grant = new provider.Grant({ accountId: userId, clientId });
  grant.jti = newId();
  grant.addOIDCScope(scopes.join(' '));
  for (const resource of [pending.params.resource ?? []].flat()) grant.addResourceScope(String(resource), scopes.join(' '));
  const ts = Math.floor(Date.now() / 1000 - ages.signedInSec);
  const grantId = await grant.save();
  await recordSecurityEvent(web.db, session, { kind: 'app_authorized', detail: name, client: clientOf(req) });
  return { login: { accountId: userId, ts, remember: false }, consent: { grantId }, select_account: {} };
}
