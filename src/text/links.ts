/** Links that people follow. Programs that show them must not run scripts or open other programs. */
const linkKinds = ['google_meet', 'zoom', 'microsoft_teams', 'custom_link'];

/** Browsers leave these out before they look for a scheme (WHATWG URL, 4.4). */
const ignored = /^[\0- ]+|[\t\n\r]/g;

/** A name with a dot is a host if a port follows. `localhost:3000` and `javascript:3000` do not differ in form. */
const hostAndPort = /^(?:localhost|[a-z\d-]+(?:\.[a-z\d-]+)+):\d{1,5}(?:[/?#]|$)/i;
const scheme = /^[a-z][a-z\d+.-]*:/i;
const webAddress = /^https?:\/\/[^/\\?#]/i;

function isLink(value: string): boolean {
  const text = value.replace(ignored, '');
  if (hostAndPort.test(text) || !scheme.test(text)) return true;
  return webAddress.test(text) && URL.canParse(text);
}

/** Of a location. Its value need not be a link: an app's meeting number and a host without a scheme are shown as they are. */
export const findLocationError = ({ kind, value }: { kind: string; value?: string | null | undefined }): string | null =>
  linkKinds.includes(kind) && value && !isLink(value)
    ? 'must be a link that starts with https:// or http://, such as https://meet.example/ann'
    : null;
