import type Provider from 'oidc-provider';
import { newToken } from '../accounts/secrets.ts';
import { isSecret } from './clients.ts';

const prefixes = { AccessToken: 'oat', RefreshToken: 'ort', AuthorizationCode: 'oac' } as const;

/** Gives the provider's tokens this server's format, and compares client secrets as hashes; the provider would compare plain texts. */
export function useOwnTokenFormat(provider: Provider): void {
  for (const [model, prefix] of Object.entries(prefixes)) {
    const prototype = provider[model as keyof typeof prefixes].prototype as unknown as { generateTokenId: () => string };
    const { generateTokenId } = prototype;
    prototype.generateTokenId = function () {
      generateTokenId.call(this);
      return newToken(prefix);
    };
  }
  provider.Client.prototype.compareClientSecret = function (given) {
    return isSecret(this.clientSecret, given);
  };
}
