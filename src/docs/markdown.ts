/** Markdown of this repository as HTML: of the guides, and of descriptions of the contract. HTML in it is shown as text. */
import { html, raw } from 'hono/html';
import { Marked, type RendererObject, type Tokens } from 'marked';
import type { View } from '../web/layout.ts';

const toHtml = (text: string): string => String(html`${text}`);

/** The last part of a heading's URL, as on GitHub. */
export const toAnchor = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const renderer: RendererObject = {
  html: ({ text }: Tokens.HTML | Tokens.Tag) => toHtml(text),
  heading({ tokens, depth, text }) {
    return `<h${depth} id="${toHtml(toAnchor(text))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
  },
  // Reachable by keyboard, since its end may be outside of the screen.
  code: ({ text }) => `<pre tabindex="0"><code>${toHtml(text)}</code></pre>\n`,
  table({ header, rows }) {
    const toCells = (row: Tokens.TableCell[], tag: string) =>
      row.map(({ tokens, text }) => {
        // A heading without words is none.
        const name = text === '' ? 'td' : tag;
        return `<${name}>${this.parser.parseInline(tokens)}</${name}>`;
      });
    const body = rows.map((row) => `<tr>${toCells(row, 'td').join('')}</tr>\n`).join('');
    return `<div class="table" tabindex="0"><table><thead><tr>${toCells(header, 'th').join('')}</tr></thead>\n<tbody>${body}</tbody></table></div>\n`;
  },
};

const marked = new Marked({ gfm: true, async: false, renderer });

export const renderMarkdown = (text: string): View => raw(marked.parse(text) as string);

/** Without paragraphs, for one line. */
export const renderLine = (text: string): View => raw(marked.parseInline(text) as string);
