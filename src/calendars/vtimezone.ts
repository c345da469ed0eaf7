/** Zones that a calendar describes itself (VTIMEZONE, RFC 5545 §3.6.5), for names that nobody else knows. */
import type { Interval } from '../availability/intervals.ts';
import type { Component } from './content-lines.ts';
import { createZone, toMoment, UTC, type Zone, type Zones } from './moments.ts';
import type { Rule } from './plain-rules.ts';
import { findProperties, findProperty, type Property, type Report } from './properties.ts';
import { expandRule } from './rules.ts';

/** `instant`: when the offset begins. */
type Onset = { instant: number; offsetBefore: number; offset: number };

const aYear = 366 * 86_400_000;

/** Times of observances are local and have no zone. */
const local: Zones = { host: UTC, find: () => UTC };

/** Undefined without any observance that can be understood. */
export function describeZone(name: string, definition: Component, window: Interval, report: Report): Zone | undefined {
  const until = window.end + aYear;
  const observances = definition.parts.filter((part) => part.name === 'STANDARD' || part.name === 'DAYLIGHT');
  const onsets = observances.flatMap((observance) => onsetsOf(observance, until, report)).sort((a, b) => a.instant - b.instant);
  const [first] = onsets;
  if (first === undefined) return undefined;
  return createZone(name, (instant) => {
    let [low, high] = [0, onsets.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((onsets[middle] as Onset).instant <= instant) low = middle + 1;
      else high = middle;
    }
    return instant + (low === 0 ? first.offsetBefore : (onsets[low - 1] as Onset).offset);
  });
}

function onsetsOf(observance: Component, until: number, report: Report): Onset[] {
  const start = readMoments(observance, 'DTSTART', report)[0];
  const offsetBefore = readOffset(observance, 'TZOFFSETFROM', report);
  const offset = readOffset(observance, 'TZOFFSETTO', report);
  if (start === undefined || offset === undefined) return [];
  const before = offsetBefore ?? offset;
  const ruled = findProperties(observance, 'RRULE', report).flatMap((rule) => expandObservance(rule, { start, before, until }));
  const starts = [start, ...ruled, ...readMoments(observance, 'RDATE', report)];
  return starts.map((one) => ({ instant: one - before, offsetBefore: before, offset }));
}

function expandObservance({ values }: Property, { start, before, until }: { start: number; before: number; until: number }): number[] {
  const rule = values[0] as Rule;
  const last = rule.until === undefined ? until : toLocal(rule.until, before);
  return expandRule(rule, start, { start, end: Math.min(until, last) });
}

/** UNTIL is in UTC (RFC 5545 §3.6.5); older exporters write local times. */
const toLocal = (text: string, offset: number): number => {
  const moment = toMoment(text, { parameters: {}, type: '', values: [] }, local, () => {});
  return moment === undefined ? Infinity : moment.local + (text.endsWith('Z') ? offset : 0) + (moment.isDate ? 86_399_000 : 0);
};

const readMoments = (component: Component, name: string, report: Report): number[] =>
  findProperties(component, name, report).flatMap((property) =>
    property.values.flatMap((value) => toMoment([value].flat()[0], property, local, report)?.local ?? []),
  );

/** In jCal `+02:00`, with seconds if any. */
function readOffset(component: Component, name: string, report: Report): number | undefined {
  const text = String(findProperty(component, name, report)?.values[0] ?? '');
  const [, sign, hours, minutes, seconds = 0] = /^([+-])(\d\d):(\d\d)(?::?(\d\d))?/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
