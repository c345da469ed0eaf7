/** An absolute URL with http or https, without credentials, which would be sent along. */
export function isWebUrl(text: string): boolean {
  if (!/^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

export const webUrlRule = 'must be a URL with http or https and without credentials, such as https://example.com/thanks';
