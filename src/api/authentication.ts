import { isBearerToken } from '../accounts/secrets.ts';
import { insufficientScope, invalidToken, missingToken } from '../errors.ts';
import type { Caller } from '../queries/tokens.ts';

const bearer = /^bearer +(\S+) *$/i;

/** The token of an `Authorization` header (RFC 6750 §2.1), refused here when it cannot be one of ours. */
export function readToken(authorization: string | undefined): string {
  if (authorization === undefined) throw missingToken();
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined || !isBearerToken(token)) throw invalidToken();
  return token;
}

/** The API as a resource that tokens may be for, a path below PUBLIC_URL (RFC 8707). */
export const apiResource = '/api/v2';
/** The MCP endpoint as another. */
export const mcpResource = '/api/mcp';

/** Throws 401 for a token that was asked for to be used elsewhere. One without an audience is for all that we serve. */
export function checkAudience(audience: string | null, resource: string): void {
  if (audience !== null && audience !== resource) throw invalidToken();
}

/** Throws 403 when the caller's token lacks a scope that the operation asks for. */
export function checkScopes(caller: Caller, needed: string[]): void {
  const missing = needed.find((scope) => !caller.scopes.includes(scope));
  if (missing !== undefined) throw insufficientScope(missing);
}
