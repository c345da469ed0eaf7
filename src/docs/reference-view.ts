/** The reference: a page with all operations, and one per group. */
import { html } from 'hono/html';
import type { View } from '../web/layout.ts';
import type { Group, Operation, Parts } from './contract-parts.ts';
import { contractPath, docsPage, referencePath, tokensPath } from './frame.ts';
import { renderMarkdown } from './markdown.ts';
import { eventView, methodView, operationView, type Shown } from './operation-view.ts';
import { collectTypes, sectionView } from './schema-view.ts';

export const groupPath = (name: string): string => `${referencePath}/${name}`;

/** The content of the list of operations, small enough to keep. */
export type Entry = Pick<Operation, 'id' | 'method' | 'path' | 'summary'> & { words: string };
export type Section = Pick<Group, 'name' | 'title' | 'description'> & { entries: Entry[] };
export type Overview = { version: string; conventions: string; sections: Section[] };

export function toOverview({ info, groups }: Parts): Overview {
  const sections = groups.map(({ name, title, description, operations, events }) => ({
    ...{ name, title, description },
    entries: [...operations, ...events.map((event) => ({ ...event, method: 'EVENT', path: '' }))].map((one) => toEntry(one, title)),
  }));
  return { version: info.version, conventions: info.description, sections };
}

const toEntry = ({ id, method, path, summary }: Operation, title: string): Entry => ({
  ...{ id, method, path, summary },
  words: `${method} ${path} ${id} ${summary} ${title}`.toLowerCase(),
});

/** `search`: words that each listed operation has. */
export function overviewView({ version, conventions, sections }: Overview, search = ''): View {
  const words = search.toLowerCase().split(/\s+/);
  const found = sections
    .map((section) => ({ ...section, entries: section.entries.filter((entry) => words.every((word) => entry.words.includes(word))) }))
    .filter(({ entries }) => entries.length > 0);
  return docsPage(
    { title: 'API reference', here: referencePath, markdownPath: `${referencePath}.md` },
    html`<h1>API reference</h1>
<p class="lead">Version ${version}. Each operation has its scope, parameters, examples and a form to try it.</p>
<p class="actions"><a class="button" href="/docs/quick-start">Quick start</a> <a class="button secondary" href="${tokensPath}">Get a token</a></p>
<p><a href="/docs">Guides</a> · <a href="/docs/changelog">Changelog</a> · <a href="#conventions">Conventions</a> · <a href="${contractPath}">OpenAPI document</a></p>
<form class="filter" role="search" action="${referencePath}">
<label for="q">Find an operation</label>
<input id="q" name="q" type="search" maxlength="100" value="${search}" autocomplete="off"><button class="secondary">Find</button>
</form>
<p class="empty" id="none" role="status"${found.length === 0 ? '' : ' hidden'}>No operation has these words. <a href="${referencePath}">Show all</a></p>
${found.map(
  ({ name, title, description, entries }) => html`<section class="group">
<h2><a href="${groupPath(name)}">${title}</a></h2>
<p class="quiet">${description}</p>
<ul class="operations">${entries.map(
    ({
      id,
      method,
      path,
      summary,
      words,
    }) => html`<li data-words="${words}"><a href="${groupPath(name)}#${id}">${summary}</a> <span class="address">${methodView(method)}${path === '' ? '' : html` <code>${path}</code>`}</span></li>
`,
  )}</ul>
</section>
`,
)}
<section id="conventions"><h2>Conventions</h2>
${renderMarkdown(conventions)}</section>`,
  );
}

export function groupView({ groups }: Parts, { title, name, description, operations, events }: Group, shown: Shown): View {
  const types = collectTypes(shown.schemas, schemasOf([...operations, ...events]));
  return docsPage(
    {
      title: `${title} · API reference`,
      here: referencePath,
      markdownPath: `${groupPath(name)}.md`,
      beside: html`<nav class="beside" aria-label="API reference"><ul>
<li><a href="${referencePath}">All operations</a></li>
${groups.map((group) => html`<li><a href="${groupPath(group.name)}"${group.name === name ? html` aria-current="page"` : ''}>${group.title}</a></li>\n`)}</ul></nav>`,
    },
    html`<h1>${title}</h1>
<p class="lead">${description}</p>
<ul class="operations">${[...operations, ...events].map(({ id, summary }) => html`<li><a href="#${id}">${summary}</a></li>\n`)}${types.length === 0 ? '' : html`<li><a href="#objects">Objects</a></li>`}</ul>
${operations.map((one) => operationView(one, shown))}
${events.length === 0 ? '' : html`<p id="events">The server sends these events to webhooks: see <a href="/docs/webhooks">Webhooks</a> for signatures, retries and order.</p>`}
${events.map((one) => eventView(one, shown))}
${types.length === 0 ? '' : html`<section id="objects"><h2>Objects</h2>${types.map((type) => sectionView(shown.schemas, type))}</section>`}`,
  );
}

/** Errors that all operations have in common are described by the guide. */
const isDescribed = (status: string): boolean => !['400', '401', '403', '405', '413', '415', '429', '500', '503'].includes(status);

export const schemasOf = (operations: Operation[]) =>
  operations.flatMap(({ parameters, body, responses }) => [
    ...parameters.map(({ schema }) => schema),
    ...(body ? [body.schema] : []),
    ...responses.flatMap(({ status, content }) => (content && isDescribed(status) ? [content.schema] : [])),
  ]);
