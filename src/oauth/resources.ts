import type { Configuration } from 'oidc-provider';
import Provider, { errors } from 'oidc-provider';
import type { Services } from '../api/services.ts';
import { scopes } from '../contract.ts';
import { resourcePaths } from './routes.ts';

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

/** Refuses a wrong resource before the code or the refresh token is spent for it: the provider looks at it only after that. */
export function checkResourceFirst(provider: Provider): void {
  for (const model of [provider.AuthorizationCode, provider.RefreshToken]) {
    const prototype = model.prototype as unknown as { resourceIndicators: Set<string>; consume: () => Promise<void> };
    const { consume } = prototype;
    prototype.consume = function () {
      const asked = [Provider.ctx?.oidc.params?.resource ?? []].flat().map(String);
      if (asked.some((resource) => !this.resourceIndicators.has(resource))) throw new errors.InvalidTarget();
      return consume.call(this);
    };
  }
}
