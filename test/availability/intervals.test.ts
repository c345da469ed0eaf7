import { describe, expect, it } from '@jest/globals';
import { type InstantSet, type Interval, intersect, merge, subtract, toIntervals, toSet, unite } from '../../src/availability/intervals.ts';

/** Each character is an instant; a dot is none of the set. */
function intervalsOf(drawing: string): Interval[] {
  return [...drawing.matchAll(/[^.]+/g)].map(({ 0: text, index }) => ({ start: index, end: index + text.length }));
}

const read = (drawing: string): InstantSet => intervalsOf(drawing).flatMap(({ start, end }) => [start, end]);

const draw = (set: InstantSet, length: number): string =>
  Array.from({ length }, (_, i) => (toIntervals(set).some(({ start, end }) => start <= i && i < end) ? 'o' : '.')).join('');

describe('subtract', () => {
  it.each([
    //                       open    busy    free
    ['busy in the middle', 'oooo', '.xx.', 'o..o'],
    ['busy spans the gap', 'oo.oo', '.xxx.', 'o...o'],
    ['busy at the beginning', 'oooo', 'xx..', '..oo'],
    ['busy at the end', 'oooo', '..xx', 'oo..'],
    ['busy touches from outside', '.oo.', 'x..x', '.oo.'],
    ['all busy', '.oo.', 'xxxx', '....'],
    ['nothing busy', '.oo.', '....', '.oo.'],
    ['several in one', 'ooooooo', '.x.x.x.', 'o.o.o.o'],
    ['one over several', 'o.o.o.o', '.xxxxx.', 'o.....o'],
  ])('%s', (_, open, busy, free) => {
    expect(draw(subtract(read(open), read(busy)), open.length)).toBe(free);
  });
});

describe('intersect', () => {
  it.each([
    ['overlap', 'ooo..', '..ooo', '..o..'],
    ['touch', 'oo...', '..ooo', '.....'],
    ['one within', 'ooooo', '.o.o.', '.o.o.'],
    ['crosswise', 'oo.oo', '.ooo.', '.o.o.'],
    ['nothing', 'ooooo', '.....', '.....'],
  ])('%s', (_, a, b, both) => {
    expect(draw(intersect(read(a), read(b)), a.length)).toBe(both);
    expect(intersect(read(b), read(a))).toEqual(intersect(read(a), read(b)));
  });
});

describe('unite', () => {
  it.each([
    ['apart', 'o...o', '..o..', 'o.o.o'],
    ['touching', 'oo...', '..o..', 'ooo..'],
    ['bridged', 'o.o.o', '.o.o.', 'ooooo'],
    ['one within', 'ooooo', '.o.o.', 'ooooo'],
    ['with nothing', '.o.o.', '.....', '.o.o.'],
  ])('%s', (_, a, b, either) => {
    expect(unite(read(a), read(b))).toEqual(read(either));
    expect(unite(read(b), read(a))).toEqual(read(either));
  });
});

describe('toSet', () => {
  it.each([
    ['apart', ['oo...', '...oo'], 'oo.oo'],
    ['touching', ['oo...', '..ooo'], 'ooooo'],
    ['overlapping, in the wrong order', ['..ooo', 'ooo..'], 'ooooo'],
    ['one within another', ['ooooo', '.o...', '...o.'], 'ooooo'],
  ])('%s', (_, drawings, merged) => {
    expect(toSet(drawings.flatMap(intervalsOf))).toEqual(read(merged));
    expect(merge(drawings.flatMap(intervalsOf))).toEqual(intervalsOf(merged));
  });

  it('drops what is empty or ends before it starts', () => {
    expect(toSet([{ start: 3, end: 3 }, { start: 5, end: 1 }])).toEqual([]); // biome-ignore format: as short as it is
    expect(toSet([{ start: 1, end: 4 }, { start: 2, end: 2 }, { start: 4, end: 3 }])).toEqual([1, 4]); // biome-ignore format: as short as it is
  });

  it.each([
    //                    busy      before after widened
    ['before', '...x...', 1, 0, '..oo...'],
    ['after', '...x...', 0, 2, '...ooo.'],
    ['into each other', '.x..x..', 1, 1, 'oooooo.'],
    ['until they touch', '.x..x..', 1, 0, 'oo.oo..'],
  ])('widens %s', (_, busy, before, after, widened) => {
    expect(draw(toSet(intervalsOf(busy), { before, after }), busy.length)).toBe(widened);
  });
});
