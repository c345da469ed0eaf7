/** A figure of the benchmark: what is compared, the bar, and what each round gave. */
export type Bar = { most: number } | { least: number };

export type Figure = {
  number: string;
  what: string;
  /** Without a number: printed beside another figure. */
  bar?: Bar;
  unit?: string;
  /** One value per round; the figure is their median. */
  rounds: number[];
  absolute: string;
};

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const isMet = ({ bar, rounds }: Figure): boolean =>
  bar === undefined || ('most' in bar ? median(rounds) <= bar.most : median(rounds) >= bar.least);

/** Measures two things in turn, A B A B, so that what changes on the machine meanwhile touches both. A first round only warms up. */
export async function alternate<A, B>(rounds: number, a: () => Promise<A> | A, b: () => Promise<B> | B): Promise<[A, B][]> {
  const measured: [A, B][] = [];
  for (let round = 0; round <= rounds; round += 1) measured.push([await a(), await b()]);
  return measured.slice(1);
}

export const toTable = (figures: Figure[]): string =>
  [
    '| # | figure | bar | measured | spread | absolute |',
    '|---|---|---|---|---|---|',
    ...figures.map(
      (figure) =>
        `| ${[figure.number, figure.what, barText(figure), measuredText(figure), spreadText(figure), figure.absolute].join(' | ')} |`,
    ),
  ].join('\n');

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

function barText({ bar, unit = '' }: Figure): string {
  if (bar === undefined) return '';
  return 'most' in bar ? `≤ ${bar.most}${unit}` : `≥ ${bar.least}${unit}`;
}

const measuredText = (figure: Figure): string =>
  `${isMet(figure) ? '' : '**not met** '}${round(median(figure.rounds))}${figure.unit ?? ''}`;

const spreadText = ({ rounds }: Figure): string =>
  rounds.length === 1 ? 'once' : `${round(Math.min(...rounds))} – ${round(Math.max(...rounds))}`;
