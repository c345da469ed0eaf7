import { globSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const pages = globSync('src/{web,settings,sign-in,booking-pages,host-pages,oauth,accounts,mail}/**/*.{ts,js,css}')
  .filter((file) => !/(-fr|\/french|\/language)\.ts$/.test(file))
  .sort();

const texts = [
  ...globSync('{src/cli,src/errors,src/dataset}/**/*.ts'),
  ...globSync('{docs/*.md,spec/{openapi,dataset.schema}.json,README.md,Makefile}'),
];

/** American English, straight quotation marks, and one word for each thing. */
const avoided =
  /[‘’“”]|\be-mails?\b|\bapplications?\b(?!\/| type)|\bcannot be undone\b|\bat once\b|\bwho(so)?ever\b|\blet in\b|en-GB|colour/gi;

/** Phrases of translations. */
const foreign =
  /\bany more\b|\bof yours\b|\bweb sites?\b|\blower-case\b|\buser names?\b|\b(?:exists|used|sent|joined|canceled|made) already\b|\bcoming (?:bookings|meetings)\b|\bcalendar programs?\b|\bin a circle\b|\b(?:no|some|any)thing else than\b|"description": "(?:What|Who|Whose|Where|Whoever|Whatever) /g;

it.each(pages)('pages and their errors use the words of the product: %s', (file) => {
  expect(readFileSync(file, 'utf8').match(avoided) ?? []).toEqual([]);
});

it.each([...pages, ...texts])('texts read as if they were written in English: %s', (file) => {
  expect(readFileSync(file, 'utf8').match(foreign) ?? []).toEqual([]);
});
