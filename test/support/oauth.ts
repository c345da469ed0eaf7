/** OAuth clients and consenting users, over HTTP. */
import { createHash, randomBytes } from 'node:crypto';
import { createApp } from '../../src/accounts/apps.ts';
import { connect, type Db } from '../../src/database/connect.ts';
import { operator } from '../../src/queries/security-events.ts';
import { findUser } from '../../src/queries/users.ts';
import type { Page, Visitor } from './visitor.ts';

type At = { url: string; databaseUrl: string };

export const callback = 'https://app.example/callback';

/** `secret`: null for a public client. */
export type TestApp = { id: string; secret: string | null; redirectUri: string };

export async function withDb<T>({ databaseUrl }: At, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = connect(databaseUrl, { size: 1, report: () => {} });
  return work(db).finally(close);
}

export const makeApp = (server: At, slug: string, { isConfidential = true, redirectUri = callback, name = 'Calendar sync' } = {}) =>
  withDb(server, async (db): Promise<TestApp> => {
    const { id: userId, organizationId } = (await findUser(db, slug)) as NonNullable<Awaited<ReturnType<typeof findUser>>>;
    const app = await createApp(db, { organizationId, userId }, { name, redirectUris: [redirectUri], isConfidential }, operator);
    return { ...app, redirectUri };
  });

export const newVerifier = (): string => randomBytes(32).toString('base64url');
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

export type Asked = { verifier?: string; scope?: string; [name: string]: string | string[] | undefined };

/** The authorization URL; undefined parameters are omitted. */
export function authorizePath(app: TestApp, { verifier = newVerifier(), scope = 'read:profile', ...rest }: Asked = {}): string {
  const challenge = { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' };
  const all = { client_id: app.id, redirect_uri: app.redirectUri, response_type: 'code', scope, state: 'xyz', ...challenge, ...rest };
  const pairs = Object.entries(all).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as [string, string]));
  return `/oauth/authorize?${new URLSearchParams(pairs)}`;
}

export const pathIn = ({ url }: { url: string }, location: string | null): string => (location ?? '').replace(url, '');

/** Sends the authorization request; returns the path of the consent page. */
export async function ask(server: At, visitor: Visitor, app: TestApp, asked: Asked = {}): Promise<string> {
  const { status, location, text } = await visitor.get(authorizePath(app, asked));
  if (status !== 303) throw new Error(`the request was not taken: ${status} ${text}`);
  return pathIn(server, location);
}

/** Submits the consent form and follows the redirect. */
export async function answer(server: At, visitor: Visitor, place: string, decision = 'allow'): Promise<Page> {
  const decided = await visitor.fill(place, { decision });
  if (decided.status !== 303) return decided;
  return visitor.get(pathIn(server, decided.location));
}

export async function obtainCode(server: At, visitor: Visitor, app: TestApp, asked: Asked & { verifier: string }): Promise<string> {
  const { location, status, text } = await answer(server, visitor, await ask(server, visitor, app, asked));
  const code = location && new URL(location).searchParams.get('code');
  if (!code) throw new Error(`no code came: ${status} ${location} ${text}`);
  return code;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer may be anything.
export type TokenAnswer = { status: number; headers: Headers; body: any };

const authorizationOf = ({ id, secret }: TestApp): Record<string, string> =>
  secret === null ? {} : { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };

/** Posts a form with the client's credentials. */
export async function postForm(server: At, app: TestApp, path: string, fields: Record<string, string>): Promise<TokenAnswer> {
  const body = new URLSearchParams(app.secret === null ? { client_id: app.id, ...fields } : fields);
  const response = await fetch(server.url + path, { method: 'POST', body, headers: authorizationOf(app) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

export const exchange = (server: At, app: TestApp, code: string, verifier: string, rest: Record<string, string> = {}) =>
  postForm(server, app, '/oauth/token', {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: app.redirectUri,
    ...rest,
  });

export const refresh = (server: At, app: TestApp, token: string, rest: Record<string, string> = {}) =>
  postForm(server, app, '/oauth/token', { grant_type: 'refresh_token', refresh_token: token, ...rest });

export type Tokens = { access_token: string; refresh_token: string; scope: string; expires_in: number; id_token?: string };

export async function obtainTokens(server: At, visitor: Visitor, app: TestApp, asked: Asked = {}): Promise<Tokens> {
  const verifier = newVerifier();
  const { status, body } = await exchange(server, app, await obtainCode(server, visitor, app, { ...asked, verifier }), verifier);
  if (status !== 200) throw new Error(`no tokens came: ${status} ${JSON.stringify(body)}`);
  return body;
}
