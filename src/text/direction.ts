/** Letters of scripts that are written from right to left (classes R and AL of UAX #9), by blocks. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** `<bdi>` for plain text, such as titles and labels: the direction of a name does not change that of the text around it. */
export const isolate = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);
