/** Its message is for the operator. */
export class AccountError extends Error {
  override name = 'AccountError';
}

/** Throws AccountError: a disabled user could use neither an invitation nor a token. */
export function checkEnabled({ slug, disabledAt }: { slug: string; disabledAt: Date | null }): void {
  if (disabledAt !== null) throw new AccountError(`User "${slug}" is disabled. Run \`caledee user enable ${slug}\` first.`);
}
