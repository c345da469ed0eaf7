/** Each form of the reference on the demonstration's data, as `make run` creates them: no example names an object that does not exist. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readContract } from '../../src/contract.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { send } from '../support/http.ts';
import { program, type ServerProcess, spawnServerBy } from '../support/process.ts';
import { until } from '../support/until.ts';

type Form = { id: string; method: string; path: string; body: string | undefined };

let database: TestDatabase;
let running: ServerProcess;
let token: string;

beforeAll(async () => {
  database = await createEmptyDatabase();
  running = await spawnServerBy([...program, 'serve', '--demo'], { DATABASE_URL: database.url, WORKER: 'off', LOG_FORMAT: 'json' });
  await until('a token is printed', () => /Token +pat_/.test(running.output()));
  token = /Token +(pat_\w+)/.exec(running.output())?.[1] ?? '';
}, 120_000);
afterAll(async () => {
  await running.stop();
  await database.drop();
});

const toText = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** As a browser reads them: the values that the fields begin with. */
async function readForms(): Promise<Form[]> {
  const groups = (readContract() as unknown as { tags: { name: string }[] }).tags;
  const pages = await Promise.all(groups.map(async ({ name }) => (await send(running.url, 'GET', `/api/docs/${name}`)).text));
  return pages.flatMap((page) =>
    [
      ...page.matchAll(
        /<section class="operation" id="(\w+)">[\s\S]*?<form class="try"[^>]*data-method="(\w+)" data-path="([^"]+)">([\s\S]*?)<\/form>/g,
      ),
    ].map(([, id = '', method = '', path = '', content = '']) => toForm({ id, method, path }, content)),
  );
}

function toForm({ id, method, path }: Pick<Form, 'id' | 'method' | 'path'>, content: string): Form {
  const query = new URLSearchParams();
  let filled = path;
  for (const [, name = '', place, value = ''] of content.matchAll(/name="([\w-]+)" data-in="(\w+)"(?: required)? value="([^"]*)"/g)) {
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(toText(value)));
    else if (place === 'query' && value !== '') query.append(name, toText(value));
  }
  const body = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(content)?.[1];
  return { id, method, path: query.size === 0 ? filled : `${filled}?${query}`, body: body && toText(body) };
}

/** Operations that remove or cancel an object come last, and a new calendar: its host is not offered until its times arrive. */
const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const placeOf = ({ id, method }: Form): number => (/^(cancel|leave|createCalendar$)/.test(id) ? order.length : order.indexOf(method));

it('carries out each example', async () => {
  const forms = (await readForms()).sort((a, b) => placeOf(a) - placeOf(b));
  expect(forms.length).toBe(
    Object.values(readContract().paths)
      .flatMap((item) => Object.values(item))
      .filter((one) => one.operationId).length,
  );
  const failures: Record<string, string> = {};
  for (const { id, method, path, body } of forms) {
    const headers = { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) };
    const { status, text } = await send(running.url, method, path, { headers, ...(body !== undefined && { body }) });
    if (status >= 300) failures[id] = text;
  }
  expect(failures).toEqual({});
}, 120_000);
