import { expect, it } from '@jest/globals';
import { contrast, toAccentStyle, toColors } from '../../src/web/accent.ts';

const digits = [...'0123456789abcdef'];
const colors = digits.flatMap((red) => digits.flatMap((green) => digits.map((blue) => `#${red}${red}${green}${green}${blue}${blue}`)));

const parse = (text: string) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as [number, number, number];

/** The backgrounds of pages.css, and the color of text on a button. */
it.each([
  ['light', ['#ffffff', '#f6f7f9', '#ffffff']],
  ['dark', ['#1b1e26', '#12141a', '#12141a']],
] as const)('any color can be read in %s', (mode, others) => {
  expect(colors).toHaveLength(4096);
  for (const color of colors) {
    const { tint, ...accents } = toColors(color, mode);
    for (const accent of Object.values(accents))
      for (const other of [...others, tint]) expect(contrast(parse(accent), parse(other))).toBeGreaterThanOrEqual(4.5);
  }
});

it('a color that can be read stays as it is', () => {
  expect(toAccentStyle('#0b5cad').css).toContain(':root{--accent:#0b5cad;');
});
