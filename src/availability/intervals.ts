/**
 * Sets of instants. A set is a list of half-open intervals `[start, end)` in epoch milliseconds, in order and apart from
 * each other: they neither overlap nor touch. Functions take and return such lists
 * where they do not say otherwise. Nobody changes an interval once it is made, so lists may share them.
 */
export type Interval = { start: number; end: number };

/** Any intervals, in any order, as a set. */
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

/** Meetings and hours nearly always come in order already, and then a sort is most of what a merge costs. */
function inOrder(intervals: readonly Interval[]): readonly Interval[] {
  for (let i = 1; i < intervals.length; i++) {
    if (intervals[i]!.start < intervals[i - 1]!.start) return intervals.toSorted((a, b) => a.start - b.start);
  }
  return intervals;
}

/** What is in either. */
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

const NOTHING = { before: 0, after: 0 };

/**
 * What of `a` is in none of `b`, each of which is first widened by so many milliseconds on either side. `b` may come in any order, touch and
 * overlap: merging and widening it beforehand would cost several times this sweep.
 */
export function subtract(a: readonly Interval[], b: readonly Interval[], widenBy = NOTHING): readonly Interval[] {
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
