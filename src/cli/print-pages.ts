const pageSize = 1000;

/** Prints one line of JSON per row. Reads page after page, so memory does not grow with the number of rows. */
export async function printPages<Row extends object>(readPage: (after: Row | undefined, size: number) => Promise<Row[]>): Promise<void> {
  for (let after: Row | undefined; ; ) {
    const page = await readPage(after, pageSize);
    for (const row of page) console.log(JSON.stringify(row));
    if (page.length < pageSize) return;
    after = page.at(-1);
  }
}
