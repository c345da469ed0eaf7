/** The page on which somebody allows an application what it asks for, or does not. Whose consent it is, is decided by our session alone. */
import type { Request, RequestHandler, Response } from 'express';
import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import { allScopes } from '../accounts/apps.ts';
import { includesApi } from '../accounts/plans.ts';
import { hashToken } from '../accounts/secrets.ts';
import { newId } from '../database/ids.ts';
import { consumeUngranted } from '../queries/oauth-artifacts.ts';
import { findOrigin, upsertDocument } from '../queries/oauth-clients.ts';
import { type Ages, findAges } from '../queries/oauth-members.ts';
import { badForm, pageNotFound, planRequired } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { endSession, requireSession, type Session, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { type Asking, consentView, planView } from './consent-view.ts';
import { findWaiting, over, toPlace, type Waiting } from './pending-authorization.ts';
import { consentPath } from './routes.ts';

type GetProvider = () => Promise<Provider>;

export const consentRoutes = (web: Web, getProvider: GetProvider): Routes => ({
  [`${consentPath}/:place`]: {
    get: [requireSession(web), requireFresh(web, getProvider), showConsent(web, getProvider)],
    post: [requireSession(web), ...readForm(web, 'session'), requireFresh(web, getProvider), decide(web, getProvider)],
  },
});

/** Sends people to sign in anew where the application wants that (`prompt=login`, `max_age`; OpenID Connect Core §3.1.2.1). */
const requireFresh =
  (web: Web, getProvider: GetProvider): RequestHandler =>
  async (req, res, next) => {
    const waiting = await findWaiting(await getProvider(), req, res);
    const ages = await findAges(web.db, sessionOf(res), hashToken(waiting.uid));
    // Any site can lead a browser here: the session that there is ends by the sign-in, and not before.
    if (ages === undefined || isStale(waiting, ages)) return seeOther(res, `/sign-in?again&${nextOf(waiting)}`);
    Object.assign(res.locals, { waiting, ages } satisfies Fresh);
    next();
  };

type Fresh = { waiting: Waiting; ages: Ages };

function isStale({ params }: Waiting, { signedInSec, waitedSec }: Ages): boolean {
  const isForced = String(params.prompt ?? '')
    .split(' ')
    .includes('login');
  return signedInSec > waitedSec + (isForced ? 0 : Number(params.max_age ?? Number.POSITIVE_INFINITY));
}

const nextOf = ({ uid }: Waiting): string => `next=${encodeURIComponent(`${consentPath}/${toPlace(uid)}`)}`;

async function switchAccount(web: Web, waiting: Waiting, res: Response): Promise<void> {
  await endSession(web, res);
  seeOther(res, `/sign-in?${nextOf(waiting)}`);
}

/** Chromium holds every redirect that follows a form to this, those of the application's own pages too; and those are by HTTPS. */
const formActionOf = ({ redirectUri: { protocol, host } }: Asking): string[] => {
  if (protocol === 'https:') return ["'self'", 'https:'];
  // A policy cannot name an IPv6 address.
  return ["'self'", 'https:', protocol === 'http:' && !host.startsWith('[') ? `http://${host}` : protocol];
};

const showConsent =
  (web: Web, getProvider: GetProvider): RequestHandler =>
  async (_req, res) => {
    const session = sessionOf(res);
    const asking = await findAsking(web, await getProvider(), res.locals.waiting);
    const view = includesApi(session.plan) ? consentView(asking, session) : planView(asking, session);
    await sendPage(res, view, { formAction: formActionOf(asking) });
  };

async function findAsking({ db, publicUrl }: Web, provider: Provider, { uid, params }: Waiting): Promise<Asking> {
  const clientId = String(params.client_id);
  const client = await provider.Client.find(clientId);
  if (client === undefined) throw pageNotFound('app');
  const origin = await findOrigin(db, clientId);
  const redirectUri = new URL(String(params.redirect_uri));
  const name = client.clientName ?? new URL(clientId, redirectUri).host;
  const { host } = new URL(publicUrl);
  return { clientId, name, origin, host, redirectUri, scopes: askedScopes(params), address: `${consentPath}/${toPlace(uid)}` };
}

const askedScopes = ({ scope }: Waiting['params']): string[] =>
  String(scope ?? '')
    .split(' ')
    .filter((one) => Object.hasOwn(allScopes, one));

const decide =
  (web: Web, getProvider: GetProvider): RequestHandler =>
  async (req, res) => {
    const provider = await getProvider();
    const { waiting } = res.locals;
    const decision = formOf(res).get('decision');
    if (decision === 'switch') return switchAccount(web, waiting, res);
    if (decision !== 'deny' && decision !== 'allow') throw badForm();
    if (decision === 'allow' && !includesApi(sessionOf(res).plan)) throw planRequired();
    if (!(await consumeUngranted(web.db, 'Interaction', hashToken(waiting.uid)))) return leadOn(provider, req, res);
    const result = decision === 'deny' ? denied : await allow(web, provider, sessionOf(res), res.locals as Fresh);
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  };

const denied: InteractionResults = { error: 'access_denied', error_description: 'The user denied the request' };

/** For a form that was sent twice, by a double click for instance: what was answered first counts. */
async function leadOn(provider: Provider, req: Request, res: Response): Promise<void> {
  const { result, returnTo } = await findWaiting(provider, req, res);
  if (result === undefined) throw over();
  seeOther(res, returnTo);
}

/** Writes the grant; the application gets a code for it, and nothing else ever will. */
async function allow(web: Web, provider: Provider, { userId }: Session, { waiting, ages }: Fresh): Promise<InteractionResults> {
  const { clientId, name, origin, scopes } = await findAsking(web, provider, waiting);
  if (origin.kind === 'document') {
    const client = await provider.Client.find(clientId);
    await upsertDocument(web.db, { id: clientId, name, redirectUris: [...(client?.redirectUris ?? [])] });
  }
  const grant = new provider.Grant({ accountId: userId, clientId });
  grant.jti = newId();
  grant.addOIDCScope(scopes.join(' '));
  for (const resource of [waiting.params.resource ?? []].flat()) grant.addResourceScope(String(resource), scopes.join(' '));
  const ts = Math.floor(Date.now() / 1000 - ages.signedInSec);
  return { login: { accountId: userId, ts, remember: false }, consent: { grantId: await grant.save() }, select_account: {} };
}
