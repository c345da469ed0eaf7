/**
 * Texts of results for people, built from the members of the response. Many values come from strangers (anybody can book under any name),
 * so each text is quoted and stays within its line, where it cannot be mistaken for ours.
 */
import type { Schemas } from '../contract.ts';
import { shorten } from '../text/pointers.ts';

type Body = Record<string, unknown>;

const mostNamed = 20;
const longest = 200;

/** `label`: what was done, or what the result is. */
export function describeResult(
  label: string,
  { dryRun: _, unchanged: __, inviteeNotified: ___, warnings, isCut, note, ...body }: Body,
): string {
  const { items, nextCursor, window } = body;
  const ends = [
    ...(isCut ? ['Long texts and lists are shortened.'] : []),
    ...(note ? [String(note)] : []),
    ...(nextCursor ? [`There is a next page: pass ${quote(String(nextCursor))} as \`cursor\`.`] : []),
    ...((warnings as string[] | undefined) ?? []).map((warning) => `Warning: ${escapeHidden(warning)}`),
  ];
  if (Array.isArray(items))
    return [...toLines(`${label}${window ? ` (${toLine(Object.entries(window))})` : ''}`, items), ...ends].join('\n');
  if (isBooking(body)) return [`${label}: ${toBookingLine(body)}`, ...toDetails(body), ...ends].join('\n');
  const members = Object.entries(body);
  const lists = members.filter(([, value]) => isListOfObjects(value));
  const rest = members.filter(([name, value]) => !isListOfObjects(value) && name !== 'slots');
  return [
    `${label}: ${toLine(rest)}.`,
    ...(isSlots(body.slots) ? toDays(body.slots) : []),
    ...lists.flatMap(([name, value]) => toLines(name, value as Body[])),
    ...ends,
  ].join('\n');
}

const isBooking = (body: Body): boolean => 'fromInvitee' in body && 'local' in body;

/** Local time first: it is what people speak of. */
function toBookingLine(booking: Body): string {
  const { id, local, inviteeLocal, startAt, eventTypeName, fromInvitee, hosts, status, noShow, rescheduledToId } = booking;
  const { name, email } = fromInvitee as { name: string; email: string };
  const people = (hosts as (string | { name: string })[]).map((host) => (typeof host === 'string' ? host : host.name));
  return [
    `${local}${inviteeLocal ? ` (invitee: ${inviteeLocal})` : ''}`,
    `${quote(String(eventTypeName))} with ${quote(name)} ${quote(email)}`,
    `hosted by ${people.map(quote).join(', ')}`,
    `${status}${noShow ? ', no-show' : ''}`,
    ...(id ? [`id ${id}`] : []),
    `startAt ${startAt}`,
    ...(rescheduledToId ? [`rescheduledToId ${rescheduledToId}`] : []),
  ].join(', ');
}

const inBookingLine = [
  'id',
  'local',
  'inviteeLocal',
  'startAt',
  'eventTypeName',
  'hosts',
  'status',
  'noShow',
  'rescheduledToId',
  'createdAt',
];

function toDetails({ fromInvitee, ...booking }: Body): string[] {
  const { name: _, email: __, ...given } = fromInvitee as Body;
  const rest = Object.entries(booking).filter(([name]) => !inBookingLine.includes(name));
  const theirs = toLine(Object.entries(given));
  return [...(rest.length > 0 ? [`${toLine(rest)}.`] : []), ...(theirs ? [`From the invitee: ${theirs}.`] : [])];
}

export function describeError({ title, message, code: _, details = [], dryRun: __, ...rest }: Schemas['Error'] & Body): string {
  const errors = details.length > 1 ? details.map(({ path, message }) => `- \`${path}\` ${message}`) : [];
  const [lists, values] = [Object.values(rest).filter(isObjects), Object.entries(rest).filter(([, value]) => !isObjects(value))];
  const more = values.length > 0 ? [`${toLine(values)}.`] : [];
  const listed = (lists as Body[][]).flat().map((one) => `- ${toLine(Object.entries(one))}`);
  return [`${title}: ${message}`, ...errors].map(escapeHidden).concat(more, listed).join('\n');
}

const isObjects = (value: unknown): boolean => Array.isArray(value) && value.some(isObject);

/**
 * Escapes, as JSON does, characters that end a line, change its direction or are invisible. Zero-width joiners remain, since names are
 * written with them.
 */
export const escapeHidden = (text: string): string =>
  text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (hidden) =>
    hidden
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/** Zero-width joiners, variation selectors of emoji and line breaks remain. */
const unseen = /(?![\u200c-\u200d]|[\ufe0e-\ufe0f]|[\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

export function parseVisible(body: string): Body {
  // JSON escapes control characters.
  const mayHold = body.includes('\\u00') || body.search(unseen) >= 0;
  return mayHold ? JSON.parse(body, (_name, value) => (typeof value === 'string' ? value.replace(unseen, '') : value)) : JSON.parse(body);
}

type Slots = Record<string, string[]>;

const isSlots = (value: unknown): value is Slots => isObject(value);

function toDays(slots: Slots): string[] {
  const days = Object.entries(slots);
  return [
    `${days.reduce((count, [, times]) => count + times.length, 0)} starts.`,
    ...days.map(([date, times]) => `- ${date}: ${times.join(', ')}`),
  ];
}

const toLines = (name: string, objects: Body[]): string[] => [
  `${name}: ${objects.length === 0 ? 'none' : objects.length}.`,
  ...objects.map((object) => `- ${isBooking(object) ? toBookingLine(object) : toLine(Object.entries(object))}`),
];

const toLine = (members: [name: string, value: unknown][]): string =>
  members
    .flatMap(([name, value]) => {
      const text = toText(value);
      return text === undefined ? [] : [`${name} ${text}`];
    })
    .join(', ');

function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) return toNamed(value);
  if (isObject(value)) return isNamed(value) ? toText(value.name) : `(${toLine(Object.entries(value))})`;
  if (value === null || value === undefined || value === '') return undefined;
  return typeof value === 'string' ? quote(value) : String(value);
}

function toNamed(values: unknown[]): string {
  const named = values.slice(0, mostNamed).map((value) => (Array.isArray(value) ? `[${value.map(toText).join(', ')}]` : toText(value)));
  const more = values.length > named.length ? [`${values.length} in total`] : [];
  return [...named, ...more].join(' / ') || 'none';
}

function quote(text: string): string {
  const start = shorten(text, longest);
  return escapeHidden(start === text ? JSON.stringify(text) : `${JSON.stringify(start.slice(0, -1))}…`);
}

const isObject = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

const isNamed = (object: Body): boolean =>
  typeof object.name === 'string' &&
  !('email' in object) &&
  object.name !== '' &&
  Object.values(object).every((value) => typeof value !== 'object' || value === null);

const isListOfObjects = (value: unknown): boolean => Array.isArray(value) && value.some((one) => isObject(one) && !isNamed(one));
