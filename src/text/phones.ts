/** Phone numbers as people write them and as address books copy them. */
import { requireLater } from './require-later.ts';

const phoneNumbers = requireLater<typeof import('libphonenumber-js/min')>('libphonenumber-js/min');

/** Also the marks of text direction around numbers in address books. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** As it was written, but with plain blanks, hyphens and plus signs, and nothing invisible. */
const toPlain = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll('\uff0b', '+')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim();

export const toPlainPhone = (text: string | null | undefined): string | null => (text ? toPlain(text) : null);

const longest = 64;
const [fewestDigits, mostDigits] = [3, 20];

const extension = /[ ,;]*(?:;ext=|extension|extn?\.?|x\.?|#)[ :]*\p{Nd}{1,9}$/iu;

export function isPhone(text: string): boolean {
  const plain = toPlain(text);
  const number = plain.replace(extension, '');
  const digits = number.replace(/\P{Nd}/gu, '').length;
  return (
    plain.length <= longest &&
    /^\+? ?[\p{Nd}(][\p{Nd} ()./-]*$/u.test(number) &&
    !/[ ./-]{4}/.test(number) &&
    !/[()]/.test(number.replace(/\([ ./-]*\p{Nd}[^()]*\)/gu, '')) &&
    digits >= fewestDigits &&
    digits <= mostDigits
  );
}

export const phoneRule = 'must be a phone number, such as +1 201 555 0123 or (201) 555-0123 ext. 4';

/** Null without a country code, or if its country has no numbers of this length. Takes about 50 µs. */
export function toE164(text: string | null | undefined): string | null {
  const plain = toPlain(text ?? '');
  const parsed = plain.startsWith('+') ? phoneNumbers().parsePhoneNumberFromString(plain) : undefined;
  return parsed?.isPossible() ? parsed.number : null;
}
