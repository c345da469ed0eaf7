/** Links that people follow. Programs that show them must not run scripts or open other programs. */
import { randomBytes } from 'node:crypto';
import { lengthOf } from './names.ts';

/** Kinds of video calls of which a host can have a link of their own. */
export const callKinds = ['google_meet', 'zoom', 'microsoft_teams'] as const;
export type CallKind = (typeof callKinds)[number];
export type MeetingLinks = Partial<Record<CallKind, string>>;

export const isCallKind = (kind: string): kind is CallKind => callKinds.some((one) => one === kind);
/** Kinds whose value is a link. */
export const isLinkKind = (kind: string): boolean => isCallKind(kind) || kind === 'custom_link';

type Place = { kind: string; value?: string | null | undefined };

/** In a link: stands for an id that cannot be guessed, different in each meeting. */
const mark = '{id}';
const exampleId = '0123456789abcdef0123';

/** True for a link that differs between meetings. */
export const isPattern = ({ kind, value }: Place): boolean => isLinkKind(kind) && value?.includes(mark) === true;

export const fillPattern = (pattern: string): string => pattern.replaceAll(mark, randomBytes(exampleId.length / 2).toString('hex'));

/** Also of a pattern without the mark. */
export function isFilledPattern(pattern: string, link: string): boolean {
  const [start = '', ...ends] = pattern.split(mark);
  return ends.length === 0 ? link === start : link.startsWith(start) && link.endsWith(ends.at(-1) ?? '');
}

/** Browsers leave these out before they look for a scheme (WHATWG URL, 4.4). */
const ignored = /^[\0- ]+|[\t\n\r]/g;

/** A name with a dot is a host if a port follows. `localhost:3000` and `javascript:3000` do not differ in form. */
const hostAndPort = /^(?:localhost|[a-z\d-]+(?:\.[a-z\d-]+)+):\d{1,5}(?:[/?#]|$)/i;
const scheme = /^[a-z][a-z\d+.-]*:/i;
const webAddress = /^https?:\/\/[^/\\?#]/i;
const secureAddress = /^https:\/\/[^/\\?#]\S*$/i;

function isLink(value: string): boolean {
  const text = value.replace(ignored, '');
  if (hostAndPort.test(text) || !scheme.test(text)) return true;
  return webAddress.test(text) && URL.canParse(text);
}

const longestLocation = 500;

/** Of a link that a host enters for meetings; it can be a pattern. */
export function findLinkError(link: string): string | null {
  const filled = link.replaceAll(mark, exampleId);
  if (/[{}]/.test(filled)) return `must have no braces but those of ${mark}`;
  if (!secureAddress.test(link) || !URL.canParse(filled))
    return `must be a link that starts with https://, such as https://meet.example/ann or https://meet.example/${mark}`;
  return lengthOf(filled) > longestLocation
    ? `must have at most ${longestLocation} characters, of which ${mark} takes ${exampleId.length}`
    : null;
}

/** Of a location. Unless it is a pattern, its value need not be a link: an app's meeting number and a host without a scheme are shown as they are. */
export function findLocationError(location: Place): string | null {
  const { kind, value } = location;
  if (!value || !isLinkKind(kind)) return null;
  if (isPattern(location)) return findLinkError(value);
  return isLink(value) ? null : 'must be a link that starts with https:// or http://, such as https://meet.example/ann';
}
