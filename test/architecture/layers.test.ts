import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const files = globSync('src/**/*.ts')
  .map((file) => relative('src', file))
  .sort();

/** Imported files, types included, relative to `src`. */
const importsOf = (file: string): string[] =>
  [...readFileSync(join('src', file), 'utf8').matchAll(/^(?:import|export)\b[^;]*? from '(\.[^']+)';/gms)].map(([, path = '']) =>
    relative('src', join('src', dirname(file), path)),
  );

const moduleOf = (file: string): string =>
  file.startsWith('..') ? 'generated' : file.includes('/') ? (file.split('/')[0] as string) : file;

const core = 'errors.ts errors contract.ts formats.ts text validation-errors.ts';

/** Allowed imports of each module, from the bottom up; a single file may be listed. */
const layers: Record<string, string> = {
  text: '',
  'contract.ts': 'generated',
  'client.ts': 'generated',
  'errors.ts': 'contract.ts',
  errors: 'errors.ts contract.ts',
  process: '',
  outbound: '',
  availability: 'text/names.ts',
  'formats.ts': 'availability text',
  'validation-errors.ts': 'errors.ts formats.ts availability text',
  database: 'process/config.ts process/database-url.ts process/environment.ts generated',
  queries: `${core} database availability generated`,
  accounts: `${core} database availability/dates.ts queries process outbound/openid-provider.ts outbound/outbound.ts`,
  booking: `${core} database availability queries accounts/manage-tokens.ts accounts/proofs-of-work.ts`,
  api: `${core} database availability queries accounts outbound/outbound.ts webhooks/secrets.ts calendars/credentials.ts booking/to-booking.ts generated`,
  webhooks: `${core} database queries accounts outbound process booking/event-data.ts booking/to-booking.ts`,
  mail: `${core} database availability queries accounts/invitation-links.ts accounts/manage-tokens.ts accounts/reset-links.ts booking/to-booking.ts process`,
  calendars: `${core} database availability queries accounts outbound process booking mail/calendar-file.ts`,
  handlers: `${core} database availability queries accounts/feed-tokens.ts accounts/invitation-links.ts accounts/members.ts accounts/roles.ts api booking webhooks/endpoints.ts calendars`,
  mcp: `${core} availability api database/ids.ts queries/authentication.ts accounts/confirmations.ts`,
  http: `${core} process api mcp/mcp.ts database/ids.ts`,
  web: `${core} database availability queries accounts api http/compression.ts http/documents.ts http/only-get.ts`,
  docs: `${core} availability/dates.ts api web http/documents.ts http/only-get.ts`,
  'sign-in': `${core} database queries accounts api web`,
  settings: `${core} database availability queries accounts api web sign-in webhooks mail calendars`,
  'booking-pages': `${core} availability database/connect.ts database/ids.ts queries accounts/manage-tokens.ts booking/request-confirmation.ts booking/to-booking.ts api web mail/calendar-file.ts`,
  'host-pages': `${core} availability database/ids.ts accounts/plans.ts accounts/roles.ts api web`,
  feeds: `${core} availability queries accounts/feed-tokens.ts api web http/only-get.ts mail/calendar-file.ts`,
  oauth: `${core} process database queries accounts outbound api web http/documents.ts http/only-get.ts`,
  dataset: `${core} database availability queries api/null-fields.ts generated`,
  demo: 'contract.ts dataset availability',
  'live.ts': 'api database queries handlers accounts',
  'sandbox.ts': `${core} process api docs http mcp`,
  'worker.ts': 'process database outbound queries webhooks mail calendars accounts',
  'main.ts':
    'process database availability outbound accounts queries api docs http mcp oauth settings booking-pages host-pages webhooks mail calendars feeds live.ts',
  cli: `${core} process database availability queries accounts api booking calendars dataset demo main.ts worker.ts sandbox.ts`,
};

const isAllowed = (module: string, path: string): boolean => {
  const allowed = (layers[module] as string).split(' ');
  return moduleOf(path) === module || allowed.includes(moduleOf(path)) || allowed.includes(path);
};

describe('imports point down', () => {
  it.each(files)('in %s', (file) => {
    expect(Object.keys(layers)).toContain(moduleOf(file));
    expect(importsOf(file).filter((path) => !isAllowed(moduleOf(file), path))).toEqual([]);
  });
});

it('sees the imports that it judges', () => {
  const seen = files.flatMap(importsOf);
  const written = files.flatMap((file) => [...readFileSync(join('src', file), 'utf8').matchAll(/ from '\.[^']+';$/gm)]);
  expect(seen.length).toBe(written.length);
  expect(seen.length).toBeGreaterThan(100);
});

it('imports have no cycle, types included', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  const done = new Set<string>();
  const findCycle = (file: string, trail: string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const path of graph.get(file) ?? []) {
      const cycle = findCycle(path, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  expect(files.flatMap((file) => findCycle(file, []) ?? [])).toEqual([]);
});

it('the root of src has only what can be started and what everybody imports', () => {
  expect(files.filter((file) => !file.includes('/')).length).toBeLessThanOrEqual(10);
});

it('all SQL is in queries, database and dataset', () => {
  const outside = files.filter((file) => !/^(queries|database|dataset)\//.test(file));
  expect(outside.filter((file) => /from 'kysely'|from 'pg'|\bsql`/.test(readFileSync(join('src', file), 'utf8')))).toEqual([]);
});
