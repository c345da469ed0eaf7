import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { createNullFieldRemover, type Schema as JsonSchema } from '../api/null-fields.ts';
import { isTimezone } from '../availability/timezones.ts';
import { isId } from '../database/ids.ts';
import { addContractFormats } from '../formats.ts';
import { toValidationErrors } from '../validation-errors.ts';
import type { DatasetDocument } from './document.ts';
import type { ErrorCollector } from './errors.ts';

type Definition = { properties: Record<string, { default?: unknown; items?: unknown }> };
type Schema = { $id: string; $defs: Record<string, Definition> };

const readSchema = (): Schema => JSON.parse(readFileSync(new URL('../../spec/dataset.schema.json', import.meta.url), 'utf8'));
const schema = readSchema();

/** Checked item by item: a million invalid items would produce a million errors at once. */
const longLists = ['bookings', 'leads'] as const;

const checks = compile();
const removeNullFields = createNullFieldRemover(schema as JsonSchema, (ref) => schema.$defs[ref.replace('#/$defs/', '')] as JsonSchema);

/** Removes `null` from optional fields that do not accept it. @throws InvalidDatasetError */
export function checkForm(document: unknown, errors: ErrorCollector): asserts document is DatasetDocument {
  removeNullFields?.(document);
  report(checks.document, document, '', errors);
  const organizations = (document as { organizations?: unknown } | null)?.organizations;
  if (Array.isArray(organizations)) {
    for (const [index, organization] of organizations.entries()) checkLists(organization, `/organizations/${index}`, errors);
  }
  errors.throwIfAny();
}

type NewUser = { organization: string; slug: string; email: string; timezone: string; name?: string };

/** Returns the first error as the property's name and a message, such as `slug must be …`. */
export function findUserError({ organization: _, ...user }: NewUser): string | undefined {
  if (checks.user(user)) return undefined;
  const [error] = toValidationErrors(checks.user.errors ?? []);
  return error && `${error.path.slice(1)} ${error.message}`;
}

export function withDefaults<Complete>(definition: string, given: object): Complete {
  return { ...defaults[definition], ...given } as Complete;
}

const defaults = Object.fromEntries(Object.entries(schema.$defs).map(([name, definition]) => [name, defaultsOf(definition)]));

function defaultsOf({ properties = {} }: Definition): object {
  return Object.fromEntries(Object.entries(properties).flatMap(([name, value]) => ('default' in value ? [[name, value.default]] : [])));
}

function compile() {
  // Optimized code takes twice as long to compile and no less to run.
  const options = { allErrors: true, strictTypes: false, verbose: true, keywords: ['x-pattern-message'], code: { optimize: false } };
  const ajv = addContractFormats(new Ajv2020(options));
  ajv.addFormat('time-zone', isKnownTimezone).addFormat('uuid', isId);
  const frame = readSchema();
  for (const list of longLists) frame.$defs.organization!.properties[list]!.items = true;
  const part = (name: string): ValidateFunction => ajv.compile({ $ref: `${schema.$id}#/$defs/${name}` });
  ajv.addSchema(schema);
  return {
    document: ajv.compile({ ...frame, $id: `${schema.$id}/frame` }),
    bookings: part('booking'),
    leads: part('lead'),
    user: part('user'),
  };
}

const timezones = new Map<string, boolean>();

/** Cached: a million bookings name few time zones, and Intl takes long to check some of them. */
function isKnownTimezone(name: string): boolean {
  const isKnown = timezones.get(name) ?? isTimezone(name);
  timezones.set(name, isKnown);
  return isKnown;
}

function checkLists(organization: unknown, path: string, errors: ErrorCollector): void {
  for (const list of longLists) {
    const items = (organization as Record<string, unknown> | null)?.[list];
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) report(checks[list], item, `${path}/${list}/${index}`, errors);
  }
}

function report(check: ValidateFunction, value: unknown, path: string, errors: ErrorCollector): void {
  if (check(value)) return;
  for (const error of toValidationErrors(check.errors ?? [])) errors.add(path + error.path, error.message);
}
