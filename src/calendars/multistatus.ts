/** Multistatus answers (RFC 4918 §13), parsed by tsdav. Also runs in a thread, so it must not import much. */
import { type DAVResponse, davRequest } from 'tsdav';

export type Answer = { status: number; contentType: string; text: string };

/** `props`: successful properties, by their names in camel case. */
export type DavResponse = { href: string | undefined; status: number; props: Record<string, unknown> };

/** `responses` is null for an answer that is no multistatus. */
export type Multistatus = { status: number; syncToken: string; responses: DavResponse[] | null };

const longestEnd = 300;

/** The parser takes a document that ends too early for a whole one, in which objects would be missing. */
const isWhole = (text: string): boolean => /<\/(?:[\w.-]+:)?multistatus\s*>\s*$|multistatus[^<>]*\/>\s*$/.test(text.slice(-longestEnd));

/** tsdav parses only what it has fetched. */
export async function parseMultistatus({ status, contentType, text }: Answer): Promise<Multistatus> {
  const fetched = async () => new Response(text, { status, headers: { 'content-type': contentType } });
  const responses = await davRequest({ url: '', init: { method: 'REPORT', body: undefined }, fetch: fetched });
  const root = toNode(toNode(responses[0]?.raw).multistatus);
  const isMultistatus = 'multistatus' in toNode(responses[0]?.raw) && isWhole(text);
  return { status, syncToken: toText(root.syncToken), responses: isMultistatus ? responses.filter(hasHref).map(toResponse) : null };
}

const hasHref = ({ href }: DAVResponse): boolean => href !== undefined;

const toResponse = ({ href, status, props }: DAVResponse): DavResponse => ({ href: toText(href), status, props: props ?? {} });

export type Node = Record<string, unknown>;

export const toNode = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});

export const toList = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat());

/** Of an element that is parsed as a text, a number or CDATA. */
export function toText(value: unknown): string {
  if (typeof value === 'object' && value !== null) return toList(toNode(value)._cdata ?? toNode(value)._text).join('');
  return value === undefined || value === null ? '' : String(value);
}
