/** `one` and `other` as the language's rules have it: French has one of nothing. */
export function createPlural(language: string): (count: number, forms: { one: string; other: string }) => string {
  const rules = new Intl.PluralRules(language);
  return (count, { one, other }) => `${count}\u00a0${rules.select(count) === 'one' ? one : other}`;
}
