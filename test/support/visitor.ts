/** A browser without JavaScript: keeps cookies, sends Origin, and fills in forms. */
import { setPassword } from '../../src/accounts/users.ts';
import { connect } from '../../src/database/connect.ts';

export type Page = { status: number; headers: Headers; text: string; location: string | null };
export type Fields = Record<string, string | string[]>;

export type Visitor = {
  cookies: Map<string, string>;
  get: (path: string, headers?: Record<string, string>) => Promise<Page>;
  /** Posts fields. A header that is undefined is omitted. */
  post: (path: string, fields: Fields | string, headers?: Record<string, string | undefined>) => Promise<Page>;
  /** Opens a page, fills in its form for `action` (by default the page itself) and submits it. */
  fill: (path: string, fields: Fields, action?: string) => Promise<Page>;
};

/** `address`: the client address, if the server trusts a proxy. */
export function visit(url: string, address?: string): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { ...(cookie && { Cookie: cookie }), ...(address && { 'X-Forwarded-For': address }), ...init.headers };
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const { status } = response;
    return { status, headers: response.headers, text: await response.text(), location: response.headers.get('location') };
  };
  const visitor: Visitor = {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) => {
      const type = 'application/x-www-form-urlencoded';
      const given = { Origin: url, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type, ...headers };
      const present = Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined);
      return send(path, {
        method: 'POST',
        body: typeof fields === 'string' ? fields : encode(fields),
        headers: Object.fromEntries(present),
      });
    },
    fill: async (path, fields, action = path) => visitor.post(action, { ...shownFields(await visitor.get(path), action), ...fields }),
  };
  return visitor;
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (/expires=Thu, 01 Jan 1970/i.test(line) || value === '') cookies.delete(name);
  else cookies.set(name, value);
}

const encode = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  ).toString();

/** Initial values of a form: hidden fields and texts. */
export function shownFields({ text, status }: Page, action: string): Record<string, string> {
  const form = text.split('<form').find((one) => [`"`, `?`].some((end) => one.includes(`action="${action.split('?')[0]}${end}`)));
  if (form === undefined)
    throw new Error(`There is no form to ${action} on this page (${status}): ${text.slice(text.indexOf('<main'), 3000)}`);
  const [inside = ''] = form.split('</form>');
  const inputs = [...inside.matchAll(/<input [^>]*>/g)].map(([tag]) => tag).filter((tag) => !/type="checkbox"/.test(tag));
  return Object.fromEntries(inputs.map((tag) => [attributeOf(tag, 'name'), attributeOf(tag, 'value')]));
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const attributeOf = (tag: string, name: string): string =>
  (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

export const testPassword = 'seven green elephants';

/** Sets a password directly, and resets the sign-in throttle of the address. */
export async function givePassword(databaseUrl: string, slug: string, password = testPassword): Promise<void> {
  const { db, close } = connect(databaseUrl, { size: 1, report: () => {} });
  const isThere = await setPassword(db, slug, password);
  await db.deleteFrom('signInAttempts').where('key', 'like', 'address:%').execute();
  await close();
  if (!isThere) throw new Error(`There is no user ${slug}`);
}

/** Expects the address `slug@acme.test`, as in test/support/worlds.ts. */
export async function signIn(server: { url: string; databaseUrl: string }, slug: string): Promise<Visitor> {
  await givePassword(server.databaseUrl, slug);
  const visitor = visit(server.url);
  const { status } = await visitor.fill('/sign-in', { email: `${slug}@acme.test`, password: testPassword });
  if (status !== 303) throw new Error(`${slug} could not sign in: ${status}`);
  return visitor;
}
