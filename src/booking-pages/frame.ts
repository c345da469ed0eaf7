/** Header, footer and language links around the content of all pages for invitees. */
import { html } from 'hono/html';
import { hiddenField } from '../web/controls.ts';
import type { FieldErrors } from '../web/fields.ts';
import { layout, type Frame as PageFrame, type View } from '../web/layout.ts';
import { choose, type Language, languages } from './language.ts';

/** `form`: the id of a form whose fields are kept when the language changes. */
type Frame = Pick<PageFrame, 'title' | 'done' | 'home' | 'script' | 'look' | 'booked' | 'proof'> & { errors?: FieldErrors; form?: string };

export const frame = (language: Language, { title, errors = {}, form, ...rest }: Frame, main: View): View => {
  const { words, code } = language;
  const isRefused = Object.keys(errors).length > 0;
  return layout(
    {
      ...rest,
      title: isRefused ? words.errorTitle(title) : title,
      lang: code,
      skip: words.skip,
      footer: languageSwitch(language, form),
    },
    main,
  );
};

/** A button redraws a form with what was typed. */
const languageSwitch = (language: Language, form: string | undefined): View =>
  html`<p>${Object.entries(languages)
    .filter(([code]) => code !== language.code)
    .map(([code, { languageName }]) => {
      const url = choose(language, { lang: code as Language['code'] });
      return form === undefined
        ? html`<a href="${url}" lang="${code}" hreflang="${code}">${languageName}</a>`
        : html`<button class="plain" form="${form}" formmethod="post" formaction="${url}" formnovalidate name="redraw" value="1" lang="${code}">${languageName}</button>`;
    })}</p>`;

/** For a form with `method="get"`, whose fields replace the query of its `action`. */
export const keptFields = ({ chosen }: Language): View => html`${Object.entries(chosen).map(([name, value]) => hiddenField(name, value))}`;
