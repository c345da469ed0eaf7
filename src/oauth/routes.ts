import { apiResource, mcpResource } from '../api/authentication.ts';

/** The provider's paths below PUBLIC_URL. */
export const routes = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  revocation: '/oauth/revoke',
  userinfo: '/oauth/userinfo',
  jwks: '/oauth/jwks',
  registration: '/oauth/register',
};

export const consentPath = '/oauth/consent';

export const discoveryPaths = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];

/** The resources of tokens (RFC 8707), as paths below PUBLIC_URL. */
export const resourcePaths = [apiResource, mcpResource];
