/** Every authorization request needs the user's consent: there is no silent authorization. */
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { allScopes } from '../accounts/apps.ts';

const { Check, Prompt, base } = interactionPolicy;

export function createPolicy() {
  const policy = base();
  policy.get('login')?.checks.add(new Check('scope', 'a scope is required', checkScope), 0);
  policy.get('login')?.checks.add(new Check('account', 'the account may use the API', checkAccount), 0);
  policy.get('consent')?.checks.add(new Check('consent_required', 'every request needs consent', ({ oidc }) => !oidc.result?.consent));
  // The consent page shows the account and can switch it.
  policy.add(new Prompt({ name: 'select_account', requestable: true }));
  return policy;
}

/** RFC 6749 §3.3: without a default scope, a request without a scope fails. */
function checkScope({ oidc }: KoaContextWithOIDC): boolean {
  if (![...oidc.requestParamScopes].some((scope) => Object.hasOwn(allScopes, scope)))
    throw new errors.CustomOIDCProviderError('invalid_scope', 'scope must contain at least one supported scope');
  return false;
}

function checkAccount({ oidc }: KoaContextWithOIDC): boolean {
  if (oidc.session?.accountId !== undefined && oidc.account === undefined)
    throw new errors.AccessDenied("the account is disabled, or its organization's plan does not include the API");
  return false;
}
