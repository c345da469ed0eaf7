/** The frame of all pages of the documentation. */
import { html } from 'hono/html';
import { assetUrls } from '../web/assets.ts';
import { layout, type View } from '../web/layout.ts';

export const referencePath = '/api/docs';
export const contractPath = '/api/docs/openapi.json';
export const tokensPath = '/settings/developers/tokens/new';

const links: Record<string, string> = { [referencePath]: 'API reference', '/docs': 'Guides', [tokensPath]: 'Get a token' };

type Page = { title: string; here: string; markdownPath?: string; beside?: View };

/** `beside`: links to the other pages of the kind. */
export const docsPage = ({ title, here, markdownPath, beside }: Page, main: View): View =>
  layout(
    {
      title,
      home: '/',
      style: assetUrls.docsStyle,
      script: assetUrls.docs,
      bodyClass: 'docs',
      nav: html`<nav aria-label="Main">${Object.entries(links).map(
        ([path, name]) => html`<a href="${path}"${path === here ? html` aria-current="true"` : ''}>${name}</a>`,
      )}</nav>`,
      ...(markdownPath !== undefined && { markdownPath }),
    },
    beside === undefined
      ? html`<div class="text">${main}</div>`
      : html`<div class="columns">${beside}<div class="text">${main}</div></div>`,
  );
