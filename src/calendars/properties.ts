/** Properties of a component as ical.js parses them (jCal, RFC 7265). One that cannot be parsed is reported and left out. */
import ICAL from 'ical.js';
import type { Component } from './content-lines.ts';

export type Property = { parameters: Record<string, string>; type: string; values: unknown[] };

export type Report = (problem: string) => void;

/** Dates may be written without VALUE=DATE, and times with it. */
ICAL.design.strict = false;

/** Case matters in the values of the others. ABNF ignores it: `20270303t140000z` is a time. */
const caseless = /^(?:DT|DUR|RRULE|EXRULE|RDATE|EXDATE|RECUR|STATUS|TRANSP|FREEBUSY|TZOFFSET)/;

/** Calls `report` for those that cannot be parsed only. */
export function findProperties({ name: component, lines }: Component, name: string, report: Report): Property[] {
  const found: Property[] = [];
  for (const line of lines) {
    if (!line.startsWith(name) || !isDelimiter(line.charCodeAt(name.length))) continue;
    const property = parseProperty(line);
    if (property === undefined) report(`${name} of a ${component} cannot be understood: ${line.slice(0, 100)}`);
    else found.push(property);
  }
  return found;
}

export const findProperty = (component: Component, name: string, report: Report): Property | undefined =>
  findProperties(component, name, report)[0];

const isDelimiter = (code: number): boolean => code === 0x3a || code === 0x3b;

function parseProperty(line: string): Property | undefined {
  try {
    const [, parameters, type, ...values] = ICAL.parse.property(caseless.test(line) ? normalize(line) : line);
    return { parameters: parameters as Record<string, string>, type, values };
  } catch {
    return undefined;
  }
}

/** The value of these properties contains no colon. Outlook writes TZIDs that contain one without quotes. */
function normalize(line: string): string {
  const colon = line.lastIndexOf(':');
  const value = line
    .slice(colon + 1)
    .replace(/\s+/g, '')
    .replace(/[;,]+$/, '')
    .toUpperCase();
  const head = line.slice(0, colon).replace(/;TZID=(?!")([^;]*[:,][^;]*)/i, ';TZID="$1"');
  return `${head}:${value}`;
}
