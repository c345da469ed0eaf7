import { en, type Words } from './words-en.ts';

/** `locale`: how dates and times are written, with 12 or 24 hours. */
export type Language = { locale: string; words: Words };

export const english: Language = { locale: 'en-US', words: en };
