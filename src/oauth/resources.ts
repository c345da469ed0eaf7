import type { Configuration } from 'oidc-provider';
import Provider, { errors } from 'oidc-provider';
import { mcpPaths, toAudience } from '../api/authentication.ts';
import type { Services } from '../api/services.ts';
import { scopes } from '../contract.ts';
import { resourcePaths } from './routes.ts';

type ResourceIndicators = NonNullable<Configuration['features']>['resourceIndicators'];

/**
 * Resource indicators (RFC 8707): a token for the API or for the MCP endpoint works there only. A token without a resource works at both,
 * and at userinfo.
 */
export const createResourceIndicators = (services: Pick<Services, 'publicUrl'>): ResourceIndicators => ({
  enabled: true,
  defaultResource: (_ctx, _client, oneOf) => oneOf?.[0] as string,
  getResourceServerInfo(_ctx, indicator) {
    const path = resourcePaths.find((one) => indicator === services.publicUrl + one);
    if (path === undefined) throw new errors.InvalidTarget();
    return { scope: Object.keys(scopes).join(' '), audience: toAudience(services.publicUrl, path), accessTokenFormat: 'opaque' };
  },
});

const withoutSlash = (resource: string): string =>
  mcpPaths.some((path) => resource.endsWith(path)) ? resource.replace(/\/$/, '') : resource;

/**
 * Refuses a wrong resource before the code or refresh token is consumed; the provider checks it afterwards, in the spelling of the grant.
 */
export function checkResourceFirst(provider: Provider): void {
  for (const model of [provider.AuthorizationCode, provider.RefreshToken]) {
    const prototype = model.prototype as unknown as { resourceIndicators: Set<string | undefined>; consume: () => Promise<void> };
    const { consume } = prototype;
    prototype.consume = function () {
      const { params } = Provider.ctx?.oidc ?? {};
      const granted = [...this.resourceIndicators];
      const requested = [params?.resource ?? []].flat().map((resource) => {
        const same = granted.find((one) => one !== undefined && withoutSlash(one) === withoutSlash(String(resource)));
        if (same === undefined) throw new errors.InvalidTarget();
        return same;
      });
      if (params && requested.length > 0) params.resource = requested.length === 1 ? requested[0] : requested;
      return consume.call(this);
    };
  }
}
