export class AccountError extends Error {
  override name = 'AccountError';
}

export function checkEnabled({ slug, disabledAt }: { slug: string; disabledAt: Date | null }): void {
  if (disabledAt !== null) throw new AccountError(`User "${slug}" is disabled. Run \`caledee user enable ${slug}\` first.`);
}
