/**
 * Names that one person enters and another reads. Invisible characters make two names look alike, hide a text in a name, or change the
 * direction of the text around it (UTS #39, UTR #36).
 */

/** Control, format, unassigned and private-use characters, line breaks, and all others that are rendered as nothing. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}\ufffc\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** A letter or mark of a script with joined or stacked letters, such as Arabic or Devanagari. */
const joining =
  '(?![\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Han}\\p{Default_Ignorable_Code_Point}])[\\p{L}\\p{M}]';

/** Hidden characters where spelling requires them (Unicode 23.2, UTS #51). */
const needed = new RegExp(
  [
    `(?<=${joining})[\\u200c\\u200d](?=${joining})`,
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})',
    '(?<=\\p{Emoji})[\\ufe0e\\ufe0f]',
    '(?<=\\p{Script=Han})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
    '(?<=\\p{Script=Mongolian})[\\u180b-\\u180d\\u180f]',
  ].join('|'),
  'gu',
);

/** Blanks, marks, and signs rendered as a blank: Braille without dots, a note without a head, the Khitan filler. */
const blank = /[\s\p{Z}\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\u{16fe4}]/gu;

const hides = (text: string): boolean => hidden.test(text.replace(needed, ''));

export const isBlank = (text: string): boolean => text.replace(blank, '') === '';

export const isName = (text: string): boolean => !hides(text) && !isBlank(text);

export const isVisible = (text: string): boolean => !hides(text);

/** In code points, as JSON Schema counts. */
export const lengthOf = (text: string): number => [...text].length;

export const nameRule = 'must have visible characters, and no control, invisible or text-direction characters, such as Ann Lee';
export const visibleRule = 'must have no invisible, control or text-direction characters';

const lookalikes: Record<string, string> = {
  ...{ а: 'a', е: 'e', о: 'o', с: 'c', ԁ: 'd', ӏ: 'l', һ: 'h', і: 'l', ј: 'j', р: 'p', ѕ: 's', у: 'y', х: 'x' },
  ...{ α: 'a', ε: 'e', ο: 'o', ϲ: 'c', ι: 'l', ρ: 'p', ν: 'v', ɑ: 'a', ı: 'l' },
  ...{ i: 'l', '1': 'l', '|': 'l', '!': 'l', '0': 'o', '3': 'e', '@': 'a', '4': 'a', '€': 'e' },
};

const fold = (text: string): string => [...text.toLowerCase()].map((one) => lookalikes[one] ?? one).join('');

/** Letters and digits only, with similar ones unified (UTS #39). Decomposition makes other letters of some: ϲ becomes ς. */
const toSkeleton = (name: string): string => fold(fold(name).normalize('NFKD')).replace(/[^\p{L}\p{N}]/gu, '');

/** True for a name that starts like ours or like the host. "Sync for Caledee" does not pretend to be ours. */
export const isOurName = (name: string, host: string): boolean =>
  ['Caledee', host].some((ours) => toSkeleton(name).startsWith(toSkeleton(ours)));
