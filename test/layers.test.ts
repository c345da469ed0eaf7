import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

type Import = { path: string; isType: boolean };

const files = globSync('src/**/*.ts').sort();
const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b(?! (?:const|function|async|class|default))([^;]*?)from '(\.[^']+)';/gms),
  ].map(([, what = '', path = '']) => ({ path: relative('src', join(dirname(file), path)), isType: /^ type\b/.test(what) }));

/** Where a file may reach, values and types alike; what is not named here is free. */
const rules: [folder: RegExp, may: RegExp][] = [
  [/^availability\//, /^availability\//],
  [/^database\//, /^(database\/|config\.ts|\.\.\/generated\/)/],
  [/^queries\//, /^(queries\/|database\/|availability\/|\.\.\/generated\/|errors\.ts|contract\.ts|page\.ts|security\.ts)/],
  [/^booking\//, /^(booking\/|queries\/|database\/|availability\/|errors\.ts|contract\.ts|formats\.ts|limits\.ts|window\.ts)/],
  [
    /^handlers\//,
    /^(handlers\/|booking\/|queries\/|database\/|availability\/|webhooks\/endpoints\.ts|(?:contract|etag|formats|limits|page|precondition|window)\.ts)/,
  ],
  [/^dataset\//, /^(dataset\/|queries\/|database\/|availability\/|\.\.\/generated\/|formats\.ts|names\.ts)/],
  [
    /^web\//,
    /^(web\/|queries\/|database\/(?:connect|unavailable|violations|ids)\.ts|availability\/(?:timezones|wallclock)\.ts|webhooks\/endpoints\.ts|(?:contract|errors|etag|names|page|services|security|limits|tokens|plans|password-strength|passwords|known-browsers|accounts|oauth-apps)\.ts)/,
  ],
  [
    /^oauth\//,
    /^(oauth\/|web\/|queries\/|outbound\/|database\/(?:unavailable|ids|connect)\.ts|(?:config|contract|errors|limits|log|oauth-apps|plans|routing|sealing|security|services)\.ts)/,
  ],
  [/^outbound\//, /^outbound\//],
  [
    /^webhooks\//,
    /^(webhooks\/|booking\/body\.ts|queries\/|outbound\/|database\/(?:connect|unavailable|ids)\.ts|(?:config|contract|errors|formats|log|plans|sealing|services)\.ts)/,
  ],
  [/^mcp\//, /^(mcp\/|(?:api|contract|errors|formats|limits|routing|security|services|validation)\.ts)/],
  [/^errors\.ts/, /^contract\.ts/],
  [/^api\.ts/, /^(?!app\.ts|server\.ts|web\/|mcp\/|booking\/|body\.ts|live\.ts|handlers\/|queries\/|database\/(?!unavailable\.ts))/],
  [/^handling\.ts/, /^(?:api|contract|errors|etag|ledger|limits|routing|validation)\.ts/],
  [/^sandbox\.ts/, /^(?!live\.ts|handlers\/|queries\/|booking\/|database\/)/],
  [/^client\.ts/, /^\.\.\/generated\/api\.ts/],
];

describe('imports point down', () => {
  it.each(files.map((file) => relative('src', file)))('in %s', (file) => {
    const may = rules.find(([folder]) => folder.test(file))?.[1] ?? /./;
    const imports = importsOf(join('src', file));
    expect(imports.filter(({ path }) => !may.test(path))).toEqual([]);
    // A command may do all that the server does; nothing is built on a command, nor on the server.
    if (file !== 'cli.ts') expect(imports.filter(({ path }) => path === 'cli.ts' || path === 'main.ts')).toEqual([]);
  });
});

it('sees the imports that it judges', () => {
  const seen = files.flatMap((file) => importsOf(file));
  const written = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/ from '\.[^']+';$/gm)]);
  expect(seen.length).toBe(written.length);
  expect(seen.length).toBeGreaterThan(100);
});

it('imports among values go round in no circle', () => {
  const graph = new Map(files.map((file) => [relative('src', file), importsOf(file).filter(({ isType }) => !isType)]));
  const findCircle = (file: string, trail: string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    for (const { path } of graph.get(file) ?? []) {
      const circle = findCircle(path, [...trail, file]);
      if (circle) return circle;
    }
    return undefined;
  };
  expect([...graph.keys()].flatMap((file) => findCircle(file, []) ?? [])).toEqual([]);
});

it('all SQL is in queries, database and dataset', () => {
  const outside = files.filter((file) => !/^src\/(queries|database|dataset)\//.test(file));
  expect(outside.filter((file) => /from 'kysely'|from 'pg'|\bsql`/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
