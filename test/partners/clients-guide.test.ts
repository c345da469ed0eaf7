import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

let server: TestServer;
let workshop: Workshop;

beforeAll(async () => {
  server = await startTestServer();
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'intro')] })));
});
afterAll(() => server.stop());
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

/** Files and commands of a chapter, in order. */
async function readBlocks(title: string): Promise<{ language: string; text: string }[]> {
  const guide = await readFile(new URL('../../docs/clients.md', import.meta.url), 'utf8');
  const chapter = guide.split(/^##+ /m).find((text) => text.startsWith(`${title}\n`)) ?? '';
  return [...chapter.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', text = '']) => ({
    language,
    text: text.replaceAll('http://localhost:3000', server.url),
  }));
}

it.each([
  ['openapi-typescript and openapi-fetch', /slug: 'intro'/],
  ['@hey-api/openapi-ts', /slug: 'intro'/],
  ['orval', /slug: 'intro'/],
  ['Postman', /GET \S+\/api\/v2\/me \[200 OK/],
])(
  'begins with %s as documented',
  async (title, wanted) => {
    // As `npm install` creates it in an empty folder.
    await writeFile(join(workshop.folder, 'package.json'), '{}');
    // The tools are there already.
    const commands = ['npm() { :; }', 'npx() { "$@"; }', `TOKEN=${await server.token('imad')}`, 'export TOKEN'];
    for (const { language, text } of await readBlocks(title)) {
      const [, file] = /^\/\/ (\S+)\n/.exec(text) ?? [];
      if (language === 'sh') commands.push(text);
      else await writeFile(join(workshop.folder, file as string), text);
    }
    expect(await workshop.run('bash', '-eu', '-c', commands.join('\n'))).toMatch(wanted);
  },
  30_000,
);
