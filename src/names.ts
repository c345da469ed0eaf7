/**
 * Names that one person enters and another reads. Each must be seen and read as it is stored: characters without a shape of their own
 * make two names look alike, hide a text in a name, or turn the direction of what stands around it (UTS #39, UTR #36).
 */

/** Control and format characters, line breaks, all others that are drawn as nothing, and those without a meaning of their own. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}\ufffc\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** A letter or mark of a script that joins or stacks its letters, such as Arabic or Devanagari. */
const joining =
  '(?![\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Han}\\p{Default_Ignorable_Code_Point}])[\\p{L}\\p{M}]';

/** Hidden characters that spelling needs, where it needs them (Unicode 23.2, UTS #51). */
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

/** Blanks, marks without a letter, and signs that are drawn as a blank: Braille without dots, a note without a head, the Khitan filler. */
const blank = /[\s\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\u{16fe4}]/gu;

const hides = (text: string): boolean => hidden.test(text.replace(needed, ''));

/** Whether a text can be a name: something to see, and nothing that cannot be seen. */
export const isName = (text: string): boolean => !hides(text) && text.replace(blank, '') !== '';

/** Whether a text of several lines has nothing that cannot be seen. It may be empty. */
export const isVisible = (text: string): boolean => !hides(text.replace(/[\t\n\r]/g, ' '));

/** Reads on from "The name" or a field's name. */
export const nameRule = 'must have something to see, and no control, invisible or text-direction characters, such as Ann Lee';
export const visibleRule = 'must have no invisible, control or text-direction characters';

const lookalikes: Record<string, string> = {
  ...{ а: 'a', е: 'e', о: 'o', с: 'c', ԁ: 'd', ӏ: 'l', һ: 'h', і: 'l', ј: 'j', р: 'p', ѕ: 's', у: 'y', х: 'x' },
  ...{ α: 'a', ε: 'e', ο: 'o', ϲ: 'c', ι: 'l', ρ: 'p', ν: 'v', ɑ: 'a', ı: 'l' },
  ...{ i: 'l', '1': 'l', '|': 'l', '!': 'l', '0': 'o', '3': 'e', '@': 'a', '4': 'a', '€': 'e' },
};

const fold = (text: string): string => [...text.toLowerCase()].map((one) => lookalikes[one] ?? one).join('');

/** A name as it looks at a glance: letters and digits alone, with those that look alike made one. Decomposed, some are other letters: ϲ is ς. */
const toSkeleton = (name: string): string => fold(fold(name).normalize('NFKD')).replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a name begins like ours or like this deployment's host. One that ends with it, as "Sync for Caledee" does, is no pretence. */
export const isOurName = (name: string, host: string): boolean =>
  ['Caledee', host].some((ours) => toSkeleton(name).startsWith(toSkeleton(ours)));
