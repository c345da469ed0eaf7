/** Bearer tokens: who a request comes from, and for which of our resources (RFC 6750, RFC 8707, RFC 9728). */
import { includesApi } from '../accounts/plans.ts';
import { isBearerToken } from '../accounts/secrets.ts';
import { toolScopes } from '../contract.ts';
import { type ApiError, insufficientScope, invalidArgument, invalidToken, missingToken, planRequired } from '../errors.ts';
import type { Caller } from '../queries/authentication.ts';
import type { Backing } from './backing.ts';
import { checkLimit, type RateLimit, toRateLimit } from './rate-limit.ts';
import type { ApiRequest, ApiResponse } from './request.ts';
import type { Route } from './routes.ts';

/** Paths below PUBLIC_URL of the resources that a token may be restricted to. */
export const apiResource = '/api/v2';
export const mcpResource = '/api/mcp';

/** The same resource in two spellings: some clients add a slash. Tokens have the first as their audience. */
export const mcpPaths = [mcpResource, `${mcpResource}/`];

export const toAudience = (publicUrl: string, path: string): string => publicUrl + path.replace(/\/$/, '');

const resourceOf = ({ readPublicUrl }: Backing, { resource = apiResource }: ApiRequest): string => readPublicUrl() + resource;

export async function authenticate(backing: Backing, request: ApiRequest, cost: number): Promise<Caller> {
  if (request.caller !== undefined) return request.caller;
  const holder = await backing.authenticateToken(readToken(request.headers.authorization), cost, request.headers[memberHeader]);
  if (holder === undefined) return rejectUnknown(backing, request, cost);
  const { plan, audience, counts, now, member, ...caller } = holder;
  request.rateLimit = toRateLimit(counts, now.getTime(), cost);
  // A token without an audience is for all resources.
  if (audience !== null && audience !== toAudience(backing.readPublicUrl(), request.resource ?? apiResource)) throw invalidToken();
  request.caller = caller;
  request.member = member;
  request.client = `token:${caller.tokenId}`;
  if (!includesApi(plan)) throw planRequired();
  confirmAfterBody(backing, request);
  return caller;
}

const bearer = /^bearer +(\S+) *$/i;

/** RFC 6750 §2.1. A token of a wrong form costs no query. */
function readToken(authorization: string | undefined): string {
  if (authorization === undefined) throw missingToken();
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined || !isBearerToken(token)) throw invalidToken();
  return token;
}

/** An unknown token has cost a query, so it is counted against the address. Throws 401, or 429 after too many. */
async function rejectUnknown({ countAddress }: Backing, request: ApiRequest, cost: number): Promise<never> {
  const { counts, now } = await countAddress(`unknown-token:${request.readAddress()}`, 1);
  checkLimit(toRateLimit(counts, now.getTime(), 1), cost);
  throw invalidToken();
}

/**
 * Authenticates once more, at no cost, when the body arrives after the token was accepted: it may have been revoked meanwhile, or the user
 * may have another role. A body that came along with its headers needs no second query.
 */
function confirmAfterBody(backing: Backing, request: ApiRequest): void {
  const { readBody, isWhole } = request;
  if (request.method === 'GET' || request.method === 'HEAD') return;
  request.readBody = () => readBody(isWhole() ? undefined : () => confirm(backing, request));
}

async function confirm(backing: Backing, request: ApiRequest): Promise<void> {
  const holder = await backing.authenticateToken(readToken(request.headers.authorization), 0);
  if (holder === undefined) throw invalidToken();
  if (!includesApi(holder.plan)) throw planRequired();
  if (namesMember(request)) checkScopes(holder, ['write:organization']);
  if (request.caller !== undefined) request.caller = { ...request.caller, role: holder.role };
}

/** A request without a token is counted for its address, one of a page for the user who is signed in. */
export async function countByClient({ countAddress }: Backing, request: ApiRequest, { cost, budget }: Route): Promise<RateLimit> {
  const client = request.client ?? `address:${request.readAddress()}`;
  request.client = client;
  const { counts, now } = await countAddress(budget === null ? client : `${budget.name} ${client}`, cost, budget?.multiple);
  request.rateLimit = toRateLimit(counts, now.getTime(), cost);
  return request.rateLimit;
}

export function checkScopes(caller: Caller, needed: string[]): void {
  const missing = needed.find((scope) => !caller.scopes.includes(scope));
  if (missing !== undefined) throw insufficientScope(missing);
}

/**
 * The caller whose token acts for the member that the request names. Throws 400 where the operation does not accept that, and for an unknown
 * member; 403 without the scope, which a token loses while its user is neither owner nor admin.
 */
export function actFor(caller: Caller, { method, parameters }: Route, request: ApiRequest): Caller {
  if (!parameters.some(({ name }) => name.toLowerCase() === memberHeader)) throw memberNotAccepted();
  checkScopes(caller, [method === 'get' ? 'read:organization' : 'write:organization']);
  if (!request.member) throw invalidMember('reference', 'must be the id of a member of your organization');
  return { ...caller, ...request.member };
}

export const namesMember = ({ headers }: ApiRequest): boolean => headers[memberHeader] !== undefined;

const memberHeader = 'caledee-member';

export const memberNotAccepted = (): ApiError => invalidMember('notAllowed', 'is not accepted by this operation');

const invalidMember = (rule: 'notAllowed' | 'reference', message: string) => invalidArgument(`/header/${memberHeader}`, rule, message);

/**
 * 401 responses point to the protected-resource metadata (RFC 9728 §5.1). Those to agents also name the scopes to request, and so do 403
 * responses (MCP specification, "Authorization").
 */
export function addResourceMetadata(backing: Backing, request: ApiRequest, response: ApiResponse): ApiResponse {
  const { status, headers } = response;
  const isForAgents = request.resource !== undefined;
  if (headers['WWW-Authenticate'] === undefined) return response;
  if (status === 401 || (status === 403 && isForAgents))
    headers['WWW-Authenticate'] += `, resource_metadata="${toMetadataUrl(resourceOf(backing, request))}"`;
  if (status === 401 && isForAgents) headers['WWW-Authenticate'] += `, scope="${toolScopes.join(' ')}"`;
  return response;
}

function toMetadataUrl(resource: string): string {
  const { origin, pathname } = new URL(resource);
  return `${origin}/.well-known/oauth-protected-resource${pathname}`;
}
