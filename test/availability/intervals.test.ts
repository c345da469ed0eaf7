import { describe, expect, it } from '@jest/globals';
import { type Interval, intersect, merge, subtract, unite } from '../../src/availability/intervals.ts';

/** Each character is an instant; a dot is none of the set. */
function read(drawing: string): Interval[] {
  return [...drawing.matchAll(/[^.]+/g)].map(({ 0: text, index }) => ({ start: index, end: index + text.length }));
}

const draw = (set: readonly Interval[], length: number): string =>
  Array.from({ length }, (_, i) => (set.some(({ start, end }) => start <= i && i < end) ? 'o' : '.')).join('');

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

  it.each([
    //                               open        busy        before after free
    ['before', 'ooooooo', '...x...', 1, 0, 'oo..ooo'],
    ['after', 'ooooooo', '...x...', 0, 2, 'ooo...o'],
    ['into each other', 'ooooooo', '.x..x..', 1, 1, '......o'],
    ['out of sight', '..ooo..', 'x.....x', 1, 1, '..ooo..'],
    ['from far before', '....ooo', 'x......', 0, 4, '.....oo'],
  ])('widens %s', (_, open, busy, before, after, free) => {
    expect(draw(subtract(read(open), read(busy), { before, after }), open.length)).toBe(free);
  });

  it('takes busy in any order, one within another', () => {
    const busy = [...read('.....x..'), ...read('.xxxx...'), ...read('..x.....')];
    expect(draw(subtract(read('oooooooo'), busy), 8)).toBe('o.....oo');
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

describe('merge', () => {
  it.each([
    ['apart', ['oo...', '...oo'], ['oo.oo']],
    ['touching', ['oo...', '..ooo'], ['ooooo']],
    ['overlapping, in the wrong order', ['..ooo', 'ooo..'], ['ooooo']],
    ['one within another', ['ooooo', '.o...', '...o.'], ['ooooo']],
  ])('%s', (_, drawings, [merged]) => {
    expect(merge(drawings.flatMap(read))).toEqual(read(merged!));
  });

  it('drops what is empty or ends before it starts', () => {
    expect(merge([{ start: 3, end: 3 }, { start: 5, end: 1 }])).toEqual([]); // biome-ignore format: as short as it is
  });
});
