import { scopeLabel } from '../accounts/apps.ts';

export type Permissions = { see: string[]; change: string[] };

/** Labels of scopes. The scopes for userinfo allow the same as `read:profile`, so all of them share a line. */
export function toPermissions(scopes: string[]): Permissions {
  const others = scopes.filter((scope) => /^(read|write):/.test(scope) && scope !== profile);
  const [see, change] = ['read:', 'write:'].map((kind) => others.filter((scope) => scope.startsWith(kind)).map(scopeLabel));
  const identity = identityScope(scopes);
  return { see: [...(identity === undefined ? [] : [scopeLabel(identity)]), ...(see ?? [])].map(withoutVerb), change: change ?? [] };
}

const profile = 'read:profile';

function identityScope(scopes: string[]): string | undefined {
  if (scopes.includes('profile') && scopes.includes('email')) return profile;
  return [profile, 'profile', 'email', 'openid'].find((scope) => scopes.includes(scope));
}

/** Below the heading "See". */
const withoutVerb = (label: string): string => label.replace(/^See (.)/, (_, first: string) => first.toUpperCase());
