/** Why a command on an account fails, in words for the operator. */
export class AccountError extends Error {
  override name = 'AccountError';
}

/** Throws AccountError for a disabled user: an invitation or a token for them would be refused. */
export function checkEnabled({ slug, disabledAt }: { slug: string; disabledAt: Date | null }): void {
  if (disabledAt !== null) throw new AccountError(`User "${slug}" is disabled. Run \`caledee user enable ${slug}\` first.`);
}
