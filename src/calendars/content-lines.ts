/**
 * The content lines of iCalendar text (RFC 5545 §3.1), by component. Keeps only what concerns times, because descriptions are most of a
 * calendar and their line breaks are what exporters get wrong. Takes any line ends, missing folds and property names in lower case.
 */
export type Component = { name: string; lines: string[]; parts: Component[] };

export type Calendar = { method: string; components: Component[] };

/** Text that is no iCalendar, or not all of it. The message follows "The calendar" in a sentence. */
export class UnreadableCalendar extends Error {}

/** Of an EXDATE with thousands of dates; folded lines are joined first. */
const longestLine = 1_000_000;
const longestName = 40;
const deepestNesting = 20;
/** Of the lines that are kept. */
const mostCharacters = 15_000_000;

const kept = new Set(
  `BEGIN END METHOD UID DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID SEQUENCE STATUS TRANSP ATTENDEE ORGANIZER FREEBUSY TZID
  TZOFFSETFROM TZOFFSETTO X-LIC-LOCATION X-MICROSOFT-CDO-BUSYSTATUS X-MICROSOFT-CDO-ALLDAYEVENT`.split(/\s+/),
);

/** `addresses`: in lower case; other people among attendees are left out. */
export function parseCalendars(text: string, addresses: readonly string[]): Calendar[] {
  const root: Component = { name: '', lines: [], parts: [] };
  const open = [root];
  let size = 0;
  for (const line of contentLines(text)) {
    if (isOther(line, addresses)) continue;
    if (line.length > longestLine) throw new UnreadableCalendar('has a line of more than 1 MB');
    size += line.length;
    if (size > mostCharacters) throw new UnreadableCalendar('has too many events');
    const marker = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line);
    if (marker === null) (open.at(-1) as Component).lines.push(line);
    else if (marker[1]?.toUpperCase() === 'BEGIN') begin(open, marker[2] as string);
    else end(open, marker[2] as string);
  }
  if (open.length > 1) throw new UnreadableCalendar('ends in the middle, so that events may be missing');
  const calendars = root.parts.filter(({ name }) => name === 'VCALENDAR');
  if (calendars.length === 0) throw new UnreadableCalendar(describeOther(text));
  return calendars.map(({ lines, parts }) => ({ method: findValue(lines, 'METHOD'), components: parts }));
}

const isOther = (line: string, addresses: readonly string[]): boolean => {
  if (!line.startsWith('ATTENDEE') && !line.startsWith('ORGANIZER')) return false;
  const lower = line.toLowerCase();
  return !addresses.some((address) => lower.includes(address));
};

function begin(open: Component[], name: string): void {
  if (open.length > deepestNesting) throw new UnreadableCalendar('nests components too deeply');
  const component = { name: name.toUpperCase(), lines: [], parts: [] };
  (open.at(-1) as Component).parts.push(component);
  open.push(component);
}

/** Also ends components inside of it whose own end is missing. */
function end(open: Component[], name: string): void {
  const index = open.findLastIndex((component) => component.name === name.toUpperCase());
  if (index > 0) open.length = index;
}

const describeOther = (text: string): string =>
  /^\s*<(!doctype|html)/i.test(text.slice(0, 200)) ? 'is a web page, not iCalendar data' : 'contains no VCALENDAR';

/** The value of a property without parameters, in upper case; '' if there is none. */
export function findValue(lines: readonly string[], name: string): string {
  const line = lines.find((one) => one.startsWith(name) && /[:;]/.test(one.charAt(name.length)));
  return line === undefined
    ? ''
    : line
        .slice(line.indexOf(':') + 1)
        .trim()
        .toUpperCase();
}

/** The lines that are kept, unfolded, with their names in upper case. */
function* contentLines(text: string): Generator<string> {
  let current: string | undefined;
  for (const line of physicalLines(text)) {
    const first = line.charCodeAt(0);
    const isFolded = first === 0x20 || first === 0x09;
    const name = isFolded ? undefined : nameOf(line);
    if (isFolded || name === undefined) {
      // A line without a name continues the one before, whose fold lacks its space.
      if (current !== undefined && current.length <= longestLine) current += isFolded ? line.slice(1) : line;
      continue;
    }
    if (current !== undefined) yield current;
    current = kept.has(name) ? name + line.slice(name.length) : undefined;
  }
  if (current !== undefined) yield current;
}

function* physicalLines(text: string): Generator<string> {
  const separator = text.includes('\n') ? '\n' : '\r';
  // `\S` excludes a byte order mark.
  for (let start = Math.max(text.search(/\S/), 0); start < text.length; ) {
    const next = text.indexOf(separator, start);
    const stop = next === -1 ? text.length : next;
    const end = text.charCodeAt(stop - 1) === 0x0d ? stop - 1 : stop;
    if (end > start) yield text.slice(start, end);
    start = stop + 1;
  }
}

function nameOf(line: string): string | undefined {
  for (let i = 0; i < longestName && i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 0x3a || code === 0x3b) return i === 0 ? undefined : line.slice(0, i).toUpperCase();
    const isNamePart = code === 0x2d || code === 0x5f || code === 0x2e || (code >= 0x30 && code <= 0x39) || isLetter(code);
    if (!isNamePart) return undefined;
  }
  return undefined;
}

const isLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
