import type Provider from 'oidc-provider';
import { newToken } from '../accounts/secrets.ts';
import { isSecret } from './clients.ts';

const prefixes = { AccessToken: 'oat', RefreshToken: 'ort', AuthorizationCode: 'oac' } as const;

/** Makes the provider's secrets look like ours, and compares those of clients as hashes: it would compare them as they are. */
export function shapeSecrets(provider: Provider): void {
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
