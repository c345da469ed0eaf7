/** Lists of commands: a table on a terminal, otherwise or with `--json` a line of JSON per row. */
import type { Command } from 'commander';
import { type Cells, toTable } from './table.ts';

const pageSize = 1000;

export type JsonOption = { json?: boolean };

export const addJsonOption = (command: Command): Command => command.option('--json', 'print a line of JSON per row, as when piped');

/** Reads page after page, so memory does not grow with the number of rows. `after`: the last row of the page before. */
export async function* toPages<Row>(readPage: (after: Row | undefined, size: number) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let after: Row | undefined; ; ) {
    const page = await readPage(after, pageSize);
    yield page;
    if (page.length < pageSize) return;
    after = page.at(-1);
  }
}

export type Listing<Row> = {
  /** For a terminal, when there is no row. */
  none: string;
  columns: Record<string, (row: Row) => string | number | Date | null | undefined>;
};

type Pages<Row> = AsyncIterable<Row[]> | Iterable<Row[]>;

export async function printRows<Row extends object>(
  pages: Pages<Row>,
  { none, columns }: Listing<Row>,
  { json }: JsonOption,
): Promise<void> {
  let printed = 0;
  for await (const page of pages) {
    if (json || !process.stdout.isTTY) for (const row of page) console.log(JSON.stringify(row));
    else printTable(page.map((row) => toCells(row, columns)));
    printed += page.length;
  }
  if (printed === 0 && process.stdout.isTTY && !json) console.error(none);
}

function printTable(rows: Cells[]): void {
  if (rows.length > 0) console.log(toTable(rows, process.stdout.columns || Number.POSITIVE_INFINITY).join('\n'));
}

const toCells = <Row>(row: Row, columns: Listing<Row>['columns']): Cells =>
  Object.fromEntries(Object.entries(columns).map(([title, toValue]) => [title, toText(toValue(row))]));

/** Dates in UTC. Control characters could move the cursor. */
function toText(value: string | number | Date | null | undefined): string {
  const text = value instanceof Date ? value.toISOString().slice(0, 16).replace('T', ' ') : `${value ?? ''}`;
  return text.replaceAll(/\p{Cc}/gu, '\ufffd');
}
