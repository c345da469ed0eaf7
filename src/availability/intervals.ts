/** Half-open: `[start, end)`, in epoch milliseconds. */
export type Interval = { start: number; end: number };

/**
 * A set of instants: `[start, end, start, end, …]` of half-open intervals in epoch milliseconds, in order, that neither overlap nor touch.
 * Immutable, so that results may share them. One list of numbers, as long as it can get from the beginning: allocating an object for each
 * interval, whose numbers V8 boxes, or letting the list grow, takes two to three times as long as computing the set.
 */
export type InstantSet = readonly number[];

const NO_MARGIN = { before: 0, after: 0 };

/** The intervals may be in any order, touch, overlap and be empty. `widenBy`: milliseconds added to each. */
export function toSet(intervals: readonly Interval[], widenBy = NO_MARGIN): InstantSet {
  const { before, after } = widenBy;
  const set = new Array<number>(2 * intervals.length);
  let length = 0;
  for (const interval of inOrder(intervals)) length = appendMerged(set, length, interval.start - before, interval.end + after);
  set.length = length;
  return set;
}

export function toIntervals(set: InstantSet): Interval[] {
  const intervals: Interval[] = [];
  for (let i = 0; i < set.length; i += 2) intervals.push({ start: set[i]!, end: set[i + 1]! });
  return intervals;
}

/** Returns them as they are if they are in order and apart already, as hours nearly always are. */
export function merge(intervals: readonly Interval[]): readonly Interval[] {
  const isMerged = intervals.every(({ start, end }, i) => start < end && (i === 0 || intervals[i - 1]!.end < start));
  return isMerged ? intervals : toIntervals(toSet(intervals));
}

/** Meetings and hours are nearly always in order, and sorting them again would be most of the cost of a set. */
function inOrder(intervals: readonly Interval[]): readonly Interval[] {
  for (let i = 1; i < intervals.length; i++) {
    if (intervals[i]!.start < intervals[i - 1]!.start) return intervals.toSorted((a, b) => a.start - b.start);
  }
  return intervals;
}

/** Writes an interval, unless it is empty, after the first `length` numbers of a list, and returns its new length. */
export function append(set: number[], length: number, start: number, end: number): number {
  if (start >= end) return length;
  set[length] = start;
  set[length + 1] = end;
  return length + 2;
}

/** Does the same with an interval that may touch or overlap the last one, but starts no earlier. */
export function appendMerged(set: number[], length: number, start: number, end: number): number {
  if (length === 0 || start > set[length - 1]!) return append(set, length, start, end);
  if (end > start && end > set[length - 1]!) set[length - 1] = end;
  return length;
}

/** Each interval extended by `before` and `after` milliseconds. */
export function widen(set: InstantSet, { before, after }: { before: number; after: number }): InstantSet {
  const wider = new Array<number>(set.length);
  let length = 0;
  for (let i = 0; i < set.length; i += 2) length = appendMerged(wider, length, set[i]! - before, set[i + 1]! + after);
  wider.length = length;
  return wider;
}

/** The intervals that overlap or touch `[start, end]`, whole. */
export function around(set: InstantSet, start: number, end: number): InstantSet {
  const first = search(set, (i) => set[2 * i + 1]! < start);
  const last = search(set, (i) => set[2 * i]! <= end);
  return set.slice(2 * first, 2 * last);
}

/** The number of intervals, from the first one, for which a condition holds. */
function search({ length }: InstantSet, holds: (index: number) => boolean): number {
  let [low, high] = [0, length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function unite(a: InstantSet, b: InstantSet): InstantSet {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const either = new Array<number>(a.length + b.length);
  let length = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const isFirst = j === b.length || (i < a.length && a[i]! <= b[j]!);
    length = isFirst ? appendMerged(either, length, a[i]!, a[i + 1]!) : appendMerged(either, length, b[j]!, b[j + 1]!);
    if (isFirst) i += 2;
    else j += 2;
  }
  either.length = length;
  return either;
}

export function intersect(a: InstantSet, b: InstantSet): InstantSet {
  const both = new Array<number>(a.length + b.length);
  let length = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    length = append(both, length, Math.max(a[i]!, b[j]!), Math.min(a[i + 1]!, b[j + 1]!));
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  both.length = length;
  return both;
}

export function subtract(a: InstantSet, b: InstantSet): InstantSet {
  if (b.length === 0) return a;
  const left = new Array<number>(a.length + b.length);
  let length = 0;
  for (let i = 0, j = 0; i < a.length; i += 2) {
    let start = a[i]!;
    const end = a[i + 1]!;
    while (j < b.length && b[j + 1]! <= start) j += 2;
    for (let k = j; k < b.length && b[k]! < end; k += 2) {
      length = append(left, length, start, b[k]!);
      start = b[k + 1]!;
    }
    length = append(left, length, start, end);
  }
  left.length = length;
  return left;
}
