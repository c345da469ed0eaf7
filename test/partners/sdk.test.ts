import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { declared } from '../support/contract.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

type Sdk = {
  generate: (workshop: Workshop, contractUrl: string) => Promise<unknown>;
  /** Programs that the tool's own needs. */
  parts?: string[];
  /** The file with the types, up to a line that begins the tool's own code. */
  types: string;
  typesEnd?: string;
  /** Undefined if the tool generates no operations. */
  operations?: string;
  /** Type libraries that the generated code needs besides those of Node.js. */
  lib?: string;
};

const sdks: Record<string, Sdk> = {
  'openapi-fetch': {
    generate: ({ run }, url) => run('openapi-typescript', url, '-o', 'generated/api.ts'),
    types: 'generated/api.ts',
    operations: 'generated/api.ts',
  },
  'hey-api': {
    generate: ({ run }, url) => run('openapi-ts', '-i', url, '-o', 'generated', '--no-log-file'),
    types: 'generated/types.gen.ts',
    operations: 'generated/sdk.gen.ts',
    lib: 'dom',
  },
  orval: {
    generate: (workshop, url) => generateByConfig(workshop, url, 'orval'),
    types: 'generated/api.ts',
    operations: 'generated/api.ts',
  },
  'swagger-typescript-api': {
    generate: ({ run }, url) =>
      run('swagger-typescript-api', 'generate', '-p', url, '-o', 'generated', '-n', 'api.ts', '--enum-style', 'union'),
    types: 'generated/api.ts',
    typesEnd: 'export type QueryParamsType',
    operations: 'generated/api.ts',
    lib: 'dom,dom.iterable',
  },
  kubb: {
    generate: (workshop, url) => generateByConfig(workshop, url, 'kubb', 'generate'),
    parts: ['request.ts'],
    types: 'generated/types.ts',
    operations: 'generated/client.ts',
    lib: 'dom',
  },
  'openapi-zod-client': { generate: generateByZodClient, parts: ['request.ts'], types: 'generated/schemas.ts', lib: 'dom' },
};

async function generateByConfig({ folder, run, bring }: Workshop, contractUrl: string, tool: string, ...args: string[]): Promise<void> {
  await bring(`${tool}.config.ts`);
  const file = join(folder, `${tool}.config.ts`);
  await writeFile(file, (await readFile(file, 'utf8')).replace(/'http:.*?'/, `'${contractUrl}'`));
  await run(tool, ...args);
}

/** Schemas alone: its clients need version 3 of zod. */
async function generateByZodClient({ folder, run }: Workshop, contractUrl: string): Promise<void> {
  const template = fileURLToPath(new URL('node_modules/openapi-zod-client/src/templates/schemas-only.hbs', import.meta.url));
  await mkdir(join(folder, 'generated'));
  await run('openapi-zod-client', contractUrl, '-o', 'generated/schemas.ts', '-t', template, '--export-schemas');
}

const hosts = Object.keys(sdks);
let server: TestServer;
let workshop: Workshop;

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T08:00:00Z');
  await server.load(world(...hosts.map((host) => ownWorld(host))));
});
afterAll(() => server.stop());
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const ownWorld = (host: string) =>
  organization(host, {
    users: [user(host, { name: 'Imad', timezone: 'Europe/Paris' })],
    eventTypes: [
      eventType(host, `${host}-closed`, { active: false }),
      eventType(host, 'intro', { durations: [30, 60], dailyLimit: 8, location: { kind: 'phone', value: '+33 1 23 45 67 89' } }),
    ],
    leads: [
      { eventType: `${host}/intro`, name: 'Cleo', email: 'cleo@example.com', createdAt: '2027-02-01T00:00:00Z' },
      { eventType: `${host}/intro`, name: 'Bo', email: 'bo@example.com', createdAt: '2027-02-02T00:00:00Z' },
    ],
  });

const diary = {
  me: ['Imad', 'Europe/Paris'],
  eventType: ['intro', 'one_on_one', [30, 60], 8, null],
  slot: ['2027-03-02T08:00:00.000Z', '2027-03-02T09:00:00.000+01:00', 1],
  refusal: ['slot_taken', ['2027-03-02T08:30:00.000Z', '2027-03-02T09:00:00.000Z', '2027-03-02T09:30:00.000Z']],
  booked: [
    ['2027-03-02T10:00:00.000Z', 'Bo Berg', 'phone'],
    ['2027-03-02T08:30:00.000Z', 'Ann Lee', 'phone'],
    ['2027-03-02T08:00:00.000Z', 'Ann Lee', 'phone'],
  ],
  canceled: ['canceled', 'Ill.', 'host'],
  isFreeAgain: true,
  leads: [
    ['Bo', true, true],
    ['Cleo', false, false],
  ],
  contacts: [1, ['Ann Lee', 2]],
  moved: ['slot_taken', '2027-03-02T08:00:00.000Z', 'active'],
  rateLimit: [600, 19],
};

it.each(Object.entries(sdks))(
  'books by a client that %s makes of the contract, compiled strictly',
  async (name, { generate, parts = [], types, typesEnd, operations, lib }) => {
    for (const part of ['tsconfig.json', 'story.ts', ...parts]) await workshop.bring(part);
    await workshop.bring(`${name}.ts`, 'program.ts');
    await generate(workshop, `${server.url}/api/docs/openapi.json`);
    const read = (file: string) => readFile(join(workshop.folder, file), 'utf8');
    if (operations) expect(missingIn(await read(operations))).toEqual([]);
    const [declarations = ''] = (await read(types)).split(typesEnd ?? /$/);
    expect(vagueTypesOf(declarations)).toEqual([]);
    await workshop.run('tsc', '--lib', ['es2024', ...(lib ? [lib] : [])].join());
    expect(JSON.parse(await workshop.run('node', 'out/program.js', server.url, await server.token(name)))).toEqual(diary);
  },
  120_000,
);

const operationIds = Object.values(declared.paths).flatMap((item) => Object.values(item).flatMap(({ operationId }) => operationId ?? []));
const missingIn = (code: string) =>
  operationIds.filter((id) => !new RegExp(`(export const |export async function |^ +)${id}\\b`, 'm').test(code));

/** Types that accept anything, and numbered names, which generators use for name collisions. */
function vagueTypesOf(code: string): string[] {
  const bare = code
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll('[name: string]: unknown;', '')
    // Without a body.
    .replaceAll(/^export type \w+304 = any;$/gm, '');
  return [...bare.matchAll(/^.*(?:\b(?:any|unknown)\b|\b[A-Z][A-Za-z]+[a-z]\d = ).*$/gm)].map(([line]) => line);
}
