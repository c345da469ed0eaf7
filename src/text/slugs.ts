/** The words of a text as a slug, without accents; empty if it has no Latin letter or digit. */
export const slugOf = (text: string, longest: number): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, longest)
    .replace(/-$/, '');
