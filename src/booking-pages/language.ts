/**
 * The language of a page and how it writes times: from `?lang=` and `?clock=`, otherwise from the browser. What was chosen in a URL is kept in
 * the links and forms of the page.
 */
import type { Request, RequestHandler } from 'express';
import type { Schemas } from '../contract.ts';
import type { Clock, Spelling } from '../text/times.ts';
import { createLocal } from '../web/locals.ts';
import { en, type Words } from './words-en.ts';
import { fr } from './words-fr.ts';

type Code = Schemas['Language'];

export const languages: Record<Code, Words> = { en, fr };

/** The first is for browsers of other regions. */
const locales: Record<Code, [string, ...string[]]> = {
  en: ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IE', 'en-IN', 'en-NZ', 'en-ZA'],
  fr: ['fr-FR', 'fr-BE', 'fr-CA', 'fr-CH'],
};

/** `url`: of this page. `chosen`: what was chosen in it. */
export type Language = Spelling & { code: Code; words: Words; url: string; chosen: { lang?: Code; clock?: string } };

const local = createLocal<Language>('language');

export const languageOf = local.get;

export const setLanguage: RequestHandler = (req, res, next) => {
  const language = readLanguage(req);
  local.set(res, language);
  res.set('Content-Language', language.code).vary('Accept-Language');
  next();
};

const isCode = (text: string | null | undefined): text is Code => text === 'en' || text === 'fr';

function readLanguage(req: Request): Language {
  const { searchParams } = new URL(req.originalUrl, 'http://page');
  const [lang, clock] = ['lang', 'clock'].map((name) => searchParams.get(name));
  const accepted = req.acceptsLanguages();
  const code = isCode(lang) ? lang : (accepted.map(languageOfTag).find(isCode) ?? 'en');
  const locale = accepted.find((tag) => locales[code].includes(tag)) ?? locales[code][0];
  const chosen = { ...(isCode(lang) && { lang }), ...((clock === '12' || clock === '24') && { clock }) };
  return {
    code,
    words: languages[code],
    locale,
    clock: chosen.clock === undefined ? clockOf(locale, accepted[0]) : chosen.clock === '12' ? 12 : 24,
    url: req.method === 'POST' ? (req.originalUrl.split('?')[0] as string) : req.originalUrl,
    chosen,
  };
}

const languageOfTag = (tag: string): string | undefined => tag.split('-')[0]?.toLowerCase();

/** 12 hours only where neither the page's language nor the browser's prefers 24. */
const clockOf = (locale: string, preferred: string | undefined): Clock =>
  [locale, preferred ?? locale].every((tag) => hasTwelveHours(tag)) ? 12 : 24;

/** A tag that is none, such as `*`, does not prefer 24 hours. */
function hasTwelveHours(tag: string): boolean {
  try {
    const { hourCycle } = new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions();
    return hourCycle === 'h12' || hourCycle === 'h11';
  } catch {
    return true;
  }
}

/** A path of ours with what was chosen. */
export const keep = ({ chosen }: Pick<Language, 'chosen'>, path: string): string => withQuery(path, chosen);

/** This page with another choice, without the notice of what was done. */
export const choose = ({ url, chosen }: Language, other: Language['chosen']): string => withQuery(url, { ...chosen, ...other }, ['done']);

function withQuery(path: string, query: Record<string, string>, without: string[] = []): string {
  if (Object.keys(query).length === 0) return path;
  const url = new URL(path, 'http://page');
  for (const name of without) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.pathname + url.search;
}
