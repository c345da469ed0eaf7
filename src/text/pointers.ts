const longestName = 100;

/** Truncates without splitting a surrogate pair. */
export function shorten(text: string, longest = longestName): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** A token of a JSON pointer (RFC 6901 §3). Names of the contract are shorter than the limit. */
export const toPointer = (name: string | number): string => shorten(String(name)).replaceAll('~', '~0').replaceAll('/', '~1');
