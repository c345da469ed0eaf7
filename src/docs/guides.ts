/** The guides of `docs/`, with this deployment's address in each example. */
import { readFileSync } from 'node:fs';
import { html } from 'hono/html';
import type { View } from '../web/layout.ts';
import { writeApiGuide } from './api-guide.ts';
import { docsPage } from './frame.ts';
import { renderLine, renderMarkdown } from './markdown.ts';
import type { Deployment } from './served-contract.ts';

type Guide = { title: string; about: string; file?: string };

/** By the last part of their URL. Without a file: written from the contract. */
export const guides: Record<string, Guide> = {
  'quick-start': { title: 'Quick start', about: 'From a token to a booking in five requests.', file: 'docs/quick-start.md' },
  api: { title: 'API', about: 'Authentication, endpoints and their scopes, errors and limits.' },
  oauth: { title: 'OAuth', about: 'Apps that act for other users.', file: 'docs/oauth.md' },
  mcp: { title: 'AI agents (MCP)', about: 'Claude, VS Code, Cursor and other MCP clients.', file: 'docs/agents.md' },
  webhooks: { title: 'Webhooks', about: 'Signatures, retries, order and the event feed.', file: 'docs/webhooks.md' },
  clients: { title: 'Clients', about: 'Generated clients, our TypeScript client, Postman and the sandbox.', file: 'docs/clients.md' },
  embedding: { title: 'Embedding', about: 'Booking pages on your own site, inline or in a dialog.', file: 'docs/embedding.md' },
  calendars: { title: 'Calendars', about: 'Calendars whose busy times are not offered.', file: 'docs/calendars.md' },
  hosting: { title: 'Hosting', about: 'Configuration, accounts, limits, backups and upgrades, for operators.', file: 'docs/hosting.md' },
  changelog: { title: 'Changelog', about: 'Changes for users of the API and operators.', file: 'CHANGELOG.md' },
};

export const guidePath = (name: string): string => `/docs/${name}`;

/** Addresses of examples in the files. */
const exampleAddresses = /https:\/\/caledee\.example(?![\w.-])|http:\/\/localhost:3000(?!\d)/g;

/** Parts for readers of the repository. */
const notServed = /<!-- not served -->[\s\S]*?<!-- \/not served -->\n*/g;

export function readGuide(name: string, deployment: Deployment): string {
  const { file } = guides[name] as Guide;
  if (file === undefined) return writeApiGuide(deployment);
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  return withServedLinks(text.replaceAll(notServed, '')).replaceAll(exampleAddresses, deployment.publicUrl);
}

/** Links to files that are not served lead to the source of a deployment that nobody knows, so only their text stays. */
function withServedLinks(text: string): string {
  return text.replace(/\[([^\]]+)\]\((?!https?:|#|\/)([^)#]*)(#[^)]*)?\)/g, (_, label: string, file: string, anchor = '') => {
    const path = servedPath(file);
    const text = label === file ? (guides[path?.split('/').at(-1) ?? '']?.title ?? label) : label;
    return path === undefined ? text : `[${text}](${path}${path.startsWith('/docs/') && !file.startsWith('../') ? anchor : ''})`;
  });
}

function servedPath(file: string): string | undefined {
  if (file === '../spec/openapi.json') return '/api/docs/openapi.json';
  // Its tour begins as the quick start does.
  if (file === '../README.md') return guidePath('quick-start');
  const name = Object.keys(guides).find((one) => guides[one]?.file === `docs/${file}`);
  return name === undefined ? undefined : guidePath(name);
}

const linksView = (here?: string): View => html`<nav class="beside" aria-label="Guides"><ul>
<li><a href="/docs"${here === undefined ? html` aria-current="page"` : ''}>All guides</a></li>
${Object.entries(guides).map(([name, { title }]) => html`<li><a href="${guidePath(name)}"${name === here ? html` aria-current="page"` : ''}>${title}</a></li>\n`)}</ul></nav>`;

export function guideView(name: string, text: string): View {
  const { title } = guides[name] as Guide;
  const page = { title: `${title} · Guides`, here: '/docs', markdownPath: `${guidePath(name)}.md`, beside: linksView(name) };
  return docsPage(page, renderMarkdown(text));
}

export const guidesView = (): View =>
  docsPage(
    { title: 'Guides', here: '/docs', markdownPath: '/docs.md', beside: linksView() },
    html`<h1>Guides</h1>
<ul class="rows">${Object.entries(guides).map(
      ([
        name,
        { title, about },
      ]) => html`<li><div><a href="${guidePath(name)}">${title}</a><p class="quiet">${renderLine(about)}</p></div></li>
`,
    )}</ul>`,
  );

/** The list of guides as Markdown. */
export const writeGuideList = (): string =>
  `# Guides\n\n${Object.entries(guides)
    .map(([name, { title, about }]) => `- [${title}](${guidePath(name)}.md): ${about}\n`)
    .join('')}`;
