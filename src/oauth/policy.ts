/** When a person is asked: for every request anew. There is no silent authorization, since nothing is remembered of the last one. */
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { allScopes } from '../accounts/apps.ts';

const { Check, Prompt, base } = interactionPolicy;

export function createPolicy() {
  const policy = base();
  policy.get('login')?.checks.add(new Check('scope', 'something must be asked for', checkScope), 0);
  policy.get('login')?.checks.add(new Check('account', 'it may use the API', checkAccount), 0);
  policy.get('consent')?.checks.add(new Check('unasked', 'every request is asked about', ({ oidc }) => !oidc.result?.consent));
  // The page of consent shows the account, and lets another one be chosen.
  policy.add(new Prompt({ name: 'select_account', requestable: true }));
  return policy;
}

/** RFC 6749 §3.3: without a default, a request that asks for nothing fails. */
function checkScope({ oidc }: KoaContextWithOIDC): boolean {
  if (![...oidc.requestParamScopes].some((scope) => Object.hasOwn(allScopes, scope)))
    throw new errors.CustomOIDCProviderError('invalid_scope', 'scope must contain at least one supported scope');
  return false;
}

/** The plan may have changed, or the user been disabled, since the consent. */
function checkAccount({ oidc }: KoaContextWithOIDC): boolean {
  if (oidc.session?.accountId !== undefined && oidc.account === undefined)
    throw new errors.AccessDenied("the account is disabled, or its organization's plan does not include the API");
  return false;
}
