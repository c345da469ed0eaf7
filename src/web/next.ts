/** Where sign-in leads to. Only places of this server, whatever the address says. */

const home = '/settings/developers';

/** Letters, digits and what addresses are made of (RFC 3986), after one slash; no backslash, which browsers read as a slash. */
const localShape = /^\/(?![/\\])[\w\-.~!$&'()*+,;=:@%/?]*$/;
const longest = 4000;

/** The path if it is one of this server, else the settings page. Sign-in itself would only go round in a circle. */
export function toLocalPath(asked: string | null | undefined): string {
  if (!asked || asked.length > longest || !localShape.test(asked)) return home;
  const base = 'http://here.invalid';
  if (!URL.canParse(asked, base)) return home;
  const { origin, pathname, search } = new URL(asked, base);
  // "/x/..//host" is a path here, and after its dots are resolved it would be a host.
  if (origin !== base || pathname.startsWith('//') || /^\/sign-(in|out)\b/i.test(pathname)) return home;
  return pathname + search;
}
