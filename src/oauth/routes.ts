import { apiResource, mcpPaths } from '../api/authentication.ts';

export const routes = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  revocation: '/oauth/revoke',
  userinfo: '/oauth/userinfo',
  jwks: '/oauth/jwks',
  registration: '/oauth/register',
};

export const discoveryPaths = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];

export const resourcePaths = [apiResource, ...mcpPaths];
