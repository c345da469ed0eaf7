import type Provider from 'oidc-provider';

/** What the provider's document says beside the truth, put right; and what it leaves out (RFC 8414 §2). */
export function correctDiscovery(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route !== 'discovery') return;
    const { claims_supported: claims, ...told } = ctx.body as {
      claims_supported: string[];
      token_endpoint_auth_methods_supported: string[];
    };
    ctx.body = {
      ...told,
      // Of the provider's sessions, of which there are none.
      claims_supported: claims.filter((claim) => claim !== 'sid'),
      response_modes_supported: ['query'],
      revocation_endpoint_auth_methods_supported: told.token_endpoint_auth_methods_supported,
    };
  });
}
