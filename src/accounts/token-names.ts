/** The rule for a token's name, apart from `tokens.ts` so that the command line need not load the database for it. */
import { isName, lengthOf, nameRule } from '../text/names.ts';

export const longestTokenName = 100;

/** The error continues a sentence that begins with the name; null if there is none. */
export function findTokenNameError(name: string): string | null {
  if (name.trim() === '' || lengthOf(name) > longestTokenName) return `must have 1 to ${longestTokenName} characters`;
  return isName(name) ? null : nameRule;
}
