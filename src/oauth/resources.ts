import type { Configuration } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { scopes } from '../contract.ts';
import type { Services } from '../services.ts';
import { resourcePaths } from './addresses.ts';

type ResourceIndicators = NonNullable<Configuration['features']>['resourceIndicators'];

/**
 * What a token is asked for (RFC 8707). It is kept with the token, which then works there and nowhere else; one for anything but our API
 * and our MCP endpoint is not given. A token that names neither is for both, and for userinfo.
 */
export const createResourceIndicators = (services: Pick<Services, 'publicUrl'>): ResourceIndicators => ({
  enabled: true,
  defaultResource: (_ctx, _client, oneOf) => oneOf?.[0] as string,
  getResourceServerInfo(_ctx, indicator) {
    if (!resourcePaths.some((path) => indicator === services.publicUrl + path)) throw new errors.InvalidTarget();
    return { scope: Object.keys(scopes).join(' '), accessTokenFormat: 'opaque' };
  },
});
