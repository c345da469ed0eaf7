/** Text in columns, for terminals. */

/** Cells by their column's title. */
export type Cells = Record<string, string>;

/** Shortened to the given width in columns of the terminal; `ID` is not, because commands need all of it. */
export function toTable(rows: Cells[], width: number): string[] {
  const titles = Object.keys(rows[0] ?? {});
  const natural = titles.map((title) => Math.max(...[title, ...rows.map((row) => row[title] ?? '')].map(widthOf)));
  const widths = fit(titles, natural, width);
  const toLine = (cells: string[]) => cells.map((cell, index) => pad(cut(cell, widths[index]!), widths[index]!)).join(gap);
  return [titles, ...rows.map((row) => titles.map((title) => row[title] ?? ''))].map((cells) => toLine(cells).trimEnd());
}

const gap = '  ';
const narrowest = 8;

/** Takes from the widest column until all fit. */
function fit(titles: string[], natural: number[], width: number): number[] {
  const widths = [...natural];
  const isFlexible = (index: number) => titles[index] !== 'ID' && widths[index]! > narrowest;
  let excess = widths.reduce((sum, one) => sum + one, gap.length * (widths.length - 1)) - width;
  while (excess > 0) {
    const flexible = [...widths.keys()].filter(isFlexible);
    if (flexible.length === 0) break;
    const widest = flexible.reduce((best, index) => (widths[index]! > widths[best]! ? index : best));
    widths[widest]! -= 1;
    excess -= 1;
  }
  return widths;
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** East Asian wide characters (UAX #11) and emoji. */
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6])/u;

const widthOf = (text: string): number => [...graphemes.segment(text)].reduce((sum, { segment }) => sum + (wide.test(segment) ? 2 : 1), 0);
