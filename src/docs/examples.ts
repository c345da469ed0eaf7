/** Example requests of operations, with dates relative to today. */
import { DAY_MS } from '../availability/dates.ts';
import type { Operation, Parameter } from './contract-parts.ts';

/** `path` and `query`: of required parameters. `body`: undefined without one. */
export type ExampleRequest = { path: Record<string, string>; query: Record<string, string>; body: unknown };

/** The Monday that the examples of the contract are written for. */
const exampleMonday = Date.UTC(2027, 2, 1);

/** From the contract's examples to the week that begins after `now`. Whole weeks, so that weekdays stay. */
export function daysFromExamples(now: Date): number {
  const today = Math.floor(now.getTime() / DAY_MS);
  // 1970-01-01 was a Thursday.
  const daysSinceMonday = (today + 3) % 7;
  return today - daysSinceMonday + 7 - exampleMonday / DAY_MS;
}

const date = /^(\d{4}-\d\d-\d\d)(?=$|T\d\d:)/;

/** A copy of a value of JSON whose dates and instants are so many days later. */
export function shiftDates(value: unknown, days: number): unknown {
  if (typeof value === 'string') return value.replace(date, (day) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10));
  if (Array.isArray(value)) return value.map((one) => shiftDates(one, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shiftDates(one, days)]));
}

type Dated = { days: number; examples: Record<string, string> | undefined };

/** `examples`: values of path parameters that replace those of the contract. */
export function toExampleRequest({ parameters, body }: Operation, { days, examples = {} }: Dated): ExampleRequest {
  const valuesOf = (kind: Parameter['in']) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === kind && parameter.required)
        .map((parameter) => [parameter.name, String(shiftDates(exampleOf(parameter), days))]),
    );
  const own = Object.entries(valuesOf('path')).map(([name, value]) => [name, examples[name] ?? value]);
  return { path: Object.fromEntries(own), query: valuesOf('query'), body: shiftDates(body && exampleOf(body), days) };
}

export const exampleOf = ({ example, examples = {} }: Pick<Parameter, 'example' | 'examples'>): unknown =>
  example ?? Object.values(examples)[0]?.value;

/** `write`: of a value in a path or a query, by default percent-encoded. */
export const toPath = ({ path }: Operation, { path: values, query }: ExampleRequest): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return search.length === 0 ? filled : `${filled}?${search.join('&')}`;
};

/** A command for a POSIX shell, with the token in the variable TOKEN. */
export function toCurl(operation: Operation, request: ExampleRequest, publicUrl: string): string {
  const { method, scopes } = operation;
  const hasBody = request.body !== undefined;
  const isDefault = method === (hasBody ? 'POST' : 'GET');
  return [
    `curl -s ${isDefault ? '' : `-X ${method} `}"${publicUrl}${toPath(operation, request)}"`,
    ...(scopes === undefined ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(hasBody ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(request.body, null, 2).replaceAll("'", "'\\''")}'`] : []),
  ].join(' \\\n  ');
}
