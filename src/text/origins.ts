/** Origins of web sites, as headers name them: nothing in them can end a directive of a Content-Security-Policy. */

const shape = /^https?:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/** `https://www.example.com`, with a port unless it is the default one, without a path. */
export const isOrigin = (text: string): boolean => shape.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Separated by blanks, line breaks or commas. Upper case and a slash at the end are accepted. */
export function parseOrigins(text: string): string[] {
  const origins = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((one) => one.toLowerCase().replace(/\/$/, ''));
  return [...new Set(origins)];
}
