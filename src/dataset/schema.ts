import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
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

/** What is told of every fault would be too much of a list with a million faulty items: these are checked one by one. */
const long = ['bookings', 'leads'] as const;

const checks = compile();

/** @throws InvalidDatasetError if there are errors */
export function checkForm(document: unknown, faults: ErrorCollector): asserts document is DatasetDocument {
  report(checks.document, document, '', faults);
  const organizations = (document as { organizations?: unknown } | null)?.organizations;
  if (Array.isArray(organizations)) {
    for (const [index, organization] of organizations.entries()) checkLists(organization, `/organizations/${index}`, faults);
  }
  faults.throwIfAny();
}

/** What is wrong with a single user, who brings no list: the member's name, and words that read on from it. */
export function faultOfUser({
  organization: _,
  ...user
}: {
  organization: string;
  slug: string;
  email: string;
  timezone: string;
  name?: string;
}) {
  if (checks.user(user)) return undefined;
  const [error] = toValidationErrors(checks.user.errors ?? []);
  return error && `${error.path.slice(1)} ${error.message}`;
}

/** A thing with the schema's defaults where it says nothing. */
export function withDefaults<Complete>(definition: string, given: object): Complete {
  return { ...defaults[definition], ...given } as Complete;
}

const defaults = Object.fromEntries(Object.entries(schema.$defs).map(([name, definition]) => [name, defaultsOf(definition)]));

function defaultsOf({ properties = {} }: Definition): object {
  return Object.fromEntries(Object.entries(properties).flatMap(([name, value]) => ('default' in value ? [[name, value.default]] : [])));
}

function compile() {
  const ajv = addContractFormats(new Ajv2020({ allErrors: true, strictTypes: false, verbose: true, keywords: ['x-pattern-message'] }));
  ajv.addFormat('time-zone', isKnownTimezone).addFormat('uuid', isId);
  const frame = readSchema();
  for (const list of long) frame.$defs.organization!.properties[list]!.items = true;
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

/** Remembered: a million bookings name few zones, and asking Intl about some takes a while. */
function isKnownTimezone(name: string): boolean {
  const isKnown = timezones.get(name) ?? isTimezone(name);
  timezones.set(name, isKnown);
  return isKnown;
}

function checkLists(organization: unknown, path: string, faults: ErrorCollector): void {
  for (const list of long) {
    const items = (organization as Record<string, unknown> | null)?.[list];
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) report(checks[list], item, `${path}/${list}/${index}`, faults);
  }
}

function report(check: ValidateFunction, value: unknown, path: string, faults: ErrorCollector): void {
  if (check(value)) return;
  for (const error of toValidationErrors(check.errors ?? [])) faults.add(path + error.path, error.message);
}
