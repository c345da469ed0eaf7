import type Provider from 'oidc-provider';

/** Corrects the provider's metadata, and adds what it leaves out (RFC 8414 §2). */
export function correctMetadata(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route !== 'discovery') return;
    const { claims_supported: claims, ...metadata } = ctx.body as {
      claims_supported: string[];
      token_endpoint_auth_methods_supported: string[];
    };
    ctx.body = {
      ...metadata,
      // The provider has no sessions.
      claims_supported: claims.filter((claim) => claim !== 'sid'),
      response_modes_supported: ['query'],
      revocation_endpoint_auth_methods_supported: metadata.token_endpoint_auth_methods_supported,
    };
  });
}
