import { type Contract, readContract } from '../contract.ts';

type Parameter = { required?: boolean; in?: string; $ref?: string };
type Readable = { security?: Record<string, string[]>[]; parameters?: Parameter[]; responses: Record<string, unknown> };

/**
 * A curl command that works with a new token: the first GET of the contract without required parameters that these scopes allow, of something
 * that always exists.
 */
export function exampleRequest(publicUrl: string, token: string, scopes: string[]): string {
  return `curl -s "${publicUrl}${findPath(scopes)}" -H "Authorization: Bearer ${token}"`;
}

function findPath(scopes: string[]): string | undefined {
  const contract = readContract();
  const isAllowed = ({ security = [] }: Readable) =>
    security.some(({ personalAccessToken: needed }) => needed?.every((one) => scopes.includes(one)));
  const found = Object.entries(contract.paths).filter(
    ([path, { get }]) => !path.includes('{') && get && isAllowed(get) && !('404' in get.responses) && !needsMore(contract, get),
  );
  // Operations without a scope show the least, so they come last.
  const [best] = found.sort(([, a], [, b]) => countScopes(b.get as Readable) - countScopes(a.get as Readable));
  return best?.[0];
}

const countScopes = ({ security = [] }: Readable): number => security.flatMap((one) => Object.values(one).flat()).length;

function needsMore({ components }: Contract, { parameters = [] }: Readable): boolean {
  const shared = (components as { parameters?: Record<string, Parameter> }).parameters ?? {};
  return parameters.some(({ $ref, required }) => required ?? ($ref && shared[$ref.split('/').at(-1) ?? '']?.required));
}
