/**
 * Sets of instants: ordered lists of half-open intervals `[start, end)` in epoch milliseconds that neither overlap nor touch. Functions take
 * and return such lists unless they say otherwise. Intervals are immutable, so lists may share them.
 */
export type Interval = { start: number; end: number };

export function merge(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const interval of inOrder(intervals)) {
    if (interval.start >= interval.end) continue;
    const last = merged.at(-1);
    if (last === undefined || interval.start > last.end) merged.push(interval);
    else if (interval.end > last.end) merged[merged.length - 1] = { start: last.start, end: interval.end };
  }
  return merged;
}

/** Meetings and hours are nearly always in order, and sorting them again would be most of the cost of a merge. */
function inOrder(intervals: readonly Interval[]): readonly Interval[] {
  for (let i = 1; i < intervals.length; i++) {
    if (intervals[i]!.start < intervals[i - 1]!.start) return intervals.toSorted((a, b) => a.start - b.start);
  }
  return intervals;
}

export function unite(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const inTurn: Interval[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const isFirst = j === b.length || (i < a.length && a[i]!.start <= b[j]!.start);
    inTurn.push(isFirst ? a[i++]! : b[j++]!);
  }
  return merge(inTurn);
}

export function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const common: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i]!, b[j]!];
    const start = Math.max(one.start, other.start);
    const end = Math.min(one.end, other.end);
    if (start < end) common.push(one.start === start && one.end === end ? one : { start, end });
    if (one.end < other.end) i++;
    else j++;
  }
  return common;
}

const NO_MARGIN = { before: 0, after: 0 };

/**
 * `widenBy`: milliseconds added to each interval of `b`, which may be in any order, touch and overlap: merging and widening it first would
 * cost several times as much.
 */
export function subtract(a: readonly Interval[], b: readonly Interval[], widenBy = NO_MARGIN): readonly Interval[] {
  if (b.length === 0) return a;
  const { before, after } = widenBy;
  const holes = inOrder(b);
  const left: Interval[] = [];
  let j = 0;
  for (const interval of a) {
    const { start, end } = interval;
    let from = start;
    while (j < holes.length && holes[j]!.end + after <= from) j++;
    for (let k = j; k < holes.length; k++) {
      const hole = holes[k]!;
      const holeStart = hole.start - before;
      if (holeStart >= end) break;
      if (from < holeStart) left.push({ start: from, end: holeStart });
      from = Math.max(from, hole.end + after);
    }
    if (from < end) left.push(from === start ? interval : { start: from, end });
  }
  return left;
}
