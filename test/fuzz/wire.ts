/** Requests as values, as bytes, and as the `curl` line that repeats them. */
import { Agent, request } from 'node:http';
import type { Answer } from '../support/http.ts';
import { absent, type Change } from './constraints.ts';
import type { Operation } from './operations.ts';

/** A request by section, as in `Operation.request`. A list in the query is a repeated parameter. */
export type Ask = {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body?: unknown;
};

export type Wire = { method: string; target: string; headers: [string, string][]; body?: string };

// biome-ignore lint/suspicious/noExplicitAny: any part of any request.
type Part = any;

export function withChange(ask: Ask, { at, value }: Change): Ask {
  const copy = structuredClone(ask);
  const holder = at.slice(0, -1).reduce((part: Part, name) => part[name], copy);
  const name = at.at(-1) as string;
  if (value === absent) delete holder[name];
  // Not an assignment, for that of `__proto__` would be lost.
  else Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Also what RFC 3986 reserves and encodeURIComponent leaves. */
const toEscaped = (value: unknown): string =>
  encodeURIComponent(String(value)).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

export function toWire({ method, path }: Pick<Operation, 'method' | 'path'>, ask: Ask, token?: string): Wire {
  const address = path.replace(/\{([^}]+)\}/g, (_whole, name) => toEscaped(ask.path[name]));
  const pairs = Object.entries(ask.query).flatMap(([name, value]) => [value].flat().map((one) => `${toEscaped(name)}=${toEscaped(one)}`));
  const isJson = ask.body !== undefined;
  const headers = Object.entries(ask.header).map(([name, value]) => [name, toHeaderText(String(value))] as [string, string]);
  return {
    method,
    target: pairs.length > 0 ? `${address}?${pairs.join('&')}` : address,
    headers: [
      ...headers,
      ...(token === undefined ? [] : [['Authorization', `Bearer ${token}`] as [string, string]]),
      ...(isJson ? [['Content-Type', 'application/json'] as [string, string]] : []),
    ],
    ...(isJson && { body: JSON.stringify(ask.body) }),
  };
}

export const withHeader = (wire: Wire, name: string, value: string): Wire => ({
  ...wire,
  headers: [...wire.headers.filter(([one]) => one !== name), [name, value]],
});

/** Headers carry Latin-1; other characters are replaced. */
const toHeaderText = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/gu, '~');

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export const toCurl = (url: string, { method, target, headers, body }: Wire): string =>
  [
    ...['curl', '-i', '--path-as-is', '-g', method === 'HEAD' ? '--head' : `-X ${method}`, quote(url + target)],
    ...headers.map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-binary ${quote(body)}`]),
  ].join(' ');

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Sends the request unchanged: `fetch` would normalize paths, refuse methods and merge headers. */
export const send = (url: string, wire: Wire): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = Object.groupBy(wire.headers, ([name]) => name);
    const lists = Object.entries(headers).map(([name, pairs]) => [name, pairs?.map(([, value]) => value)]);
    const outgoing = request({ agent, hostname, port, method: wire.method, path: wire.target, headers: Object.fromEntries(lists) });
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const answered = new Headers(Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]));
        resolve({ status: incoming.statusCode as number, headers: answered, text, body: parse(text) });
      });
    });
    // As bytes: with a text Node would write the headers in its encoding, which is not theirs.
    outgoing.end(wire.body === undefined ? undefined : Buffer.from(wire.body));
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
