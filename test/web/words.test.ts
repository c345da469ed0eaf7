import { globSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const files = globSync('src/{web,settings,sign-in,booking-pages,oauth,accounts}/**/*.{ts,js,css}')
  .filter((file) => !/(-fr|\/language)\.ts$/.test(file))
  .sort();

/** American English, straight quotation marks, and one word for each thing. */
const avoided =
  /[‘’“”]|\be-mails?\b|\bapplications?\b(?!\/| type)|\bcannot be undone\b|\bat once\b|\bwho(so)?ever\b|\blet in\b|en-GB|colour/gi;

it.each(files)('pages and their errors use the words of the product: %s', (file) => {
  expect(readFileSync(file, 'utf8').match(avoided) ?? []).toEqual([]);
});
