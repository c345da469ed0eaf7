/**
 * Names in scripts that are written from right to left, inside of text from left to right (UAX #9). In HTML, `<bdi>` isolates a name; in plain
 * text and in sentences that the words of a language build, these characters do.
 */
import { html } from 'hono/html';

const [isolateFirst, endIsolate] = ['\u2068', '\u2069'];

/** Letters of classes R and AL, by blocks. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The direction of a name does not change that of the text around it. Unchanged without such letters, or if names in it are isolated. */
export const isolate = (text: string): string =>
  rightToLeft.test(text) && !text.includes(isolateFirst) ? `${isolateFirst}${text}${endIsolate}` : text;

/** A sentence with isolated names as HTML, with `<bdi>` instead of the invisible characters, which would be copied with a name. */
export const isolated = (text: string): ReturnType<typeof html> =>
  html`${text.split(isolateFirst).map((part, index) => {
    const [name = '', rest = ''] = part.split(endIsolate);
    return index === 0 ? part : html`<bdi>${name}</bdi>${rest}`;
  })}`;
