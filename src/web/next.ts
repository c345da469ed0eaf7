export const home = '/settings/bookings';

/** Followed by the id of a pending authorization: where an app's request awaits the user's decision. */
export const consentPath = '/oauth/consent';

/** A slash, then characters of URIs (RFC 3986) but no backslash, which browsers read as a slash. */
const localPattern = /^\/(?![/\\])[\w\-.~!$&'()*+,;=:@%/?]*$/;
const maxLength = 4000;

/** The path to go to after sign-in. Anything but a path of this server becomes the user's first page, and so does sign-in itself. */
export function toLocalPath(path: string | null | undefined): string {
  if (!path || path.length > maxLength || !localPattern.test(path)) return home;
  const base = 'http://here.invalid';
  if (!URL.canParse(path, base)) return home;
  const { origin, pathname, search } = new URL(path, base);
  // "/x/..//host" starts with one slash, but resolves to "//host", which is another host.
  if (origin !== base || pathname.startsWith('//') || /^\/sign-(in|out)\b/i.test(pathname)) return home;
  return pathname + search;
}

/** Of one that a cookie keeps: browsers accept cookies of up to 4 KB. */
export const longestKeptNext = 1000;

/** `again`: the session continues until the new sign-in succeeds. `unsaved`: a form was lost. */
type SignInFlag = 'again' | 'unsaved' | 'password-set';

export const signInPath = (next: string, flag?: SignInFlag): string =>
  `/sign-in?${flag === undefined ? '' : `${flag}&`}next=${encodeURIComponent(next)}`;

/** Of a page on the way to `next`. */
export const onTheWay = (path: string, next: string): string => (next === home ? path : `${path}?next=${encodeURIComponent(next)}`);
