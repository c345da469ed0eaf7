// Express renders no HTML. This tag escapes every value and needs no build step or template files; nothing else of hono is used.
import { html, raw } from 'hono/html';
import { isolate } from '../text/direction.ts';
import { assetUrls } from './assets.ts';
import { formToken } from './form-tokens.ts';
import type { ShownLook } from './look.ts';
import { notice } from './notice.ts';

export type View = ReturnType<typeof html>;

export type SignedInUser = { name: string | null; email: string; formKey: string };

/** The parts of a page around its content. */
export type Frame = {
  title: string;
  /** The result of the action that led here: the first thing in the title and on the page. */
  done?: string | undefined;
  session?: SignedInUser | null;
  here?: string;
  isNarrow?: boolean;
  /** Uses the whole width of the window. */
  isWide?: boolean;
  continueTo?: string;
  /** The page behind the name of the program; by default `/`, or Settings with a session. */
  home?: string;
  /** Another stylesheet of ours. */
  style?: string | undefined;
  bodyClass?: string | undefined;
  /** Links in the header, where there is no session. */
  nav?: View | undefined;
  /** The same page as Markdown. */
  markdownPath?: string | undefined;
  /** Another script of ours. */
  script?: string | undefined;
  /** Of the organization, on pages for its invitees. */
  look?: ShownLook | undefined;
  /** A booking that was just created, for a site that embeds the page. */
  booked?: { id: string; startAt: string } | undefined;
  /** Of forms that need a proof of work: the URL of a challenge, and what is shown meanwhile. */
  proof?: { challenge: string; progress: string } | undefined;
  /** Of a page in another language. */
  lang?: string;
  skip?: string;
  footer?: View;
};

/** The pages of hosts, by path. */
const menu: Record<string, string> = {
  '/settings/bookings': 'Bookings',
  '/settings/week': 'Week',
  '/settings/event-types': 'Event types',
  '/settings/availability': 'Availability',
  '/settings/contacts': 'Contacts',
};

const settingsMenu: Record<string, string> = {
  '/settings/profile': 'Profile',
  '/settings/security': 'Security',
  '/settings/calendars': 'Calendars',
  '/settings/messages': 'Messages',
  '/settings/organization': 'Organization',
  '/settings/team': 'Team',
  '/settings/developers': 'Developers',
};

const developersPath = '/settings/developers';

/** The pages of Settings → Developers, each with one list. */
export const developerPages: Record<string, string> = {
  [developersPath]: 'Tokens',
  [`${developersPath}/webhooks`]: 'Webhooks',
  [`${developersPath}/connections`]: 'Authorized apps',
  [`${developersPath}/apps`]: 'OAuth apps',
};

/** The list that a path is below, and the page of the menu that it belongs to. */
export function sectionOf(path: string): { path: string; name: string; here: string } | undefined {
  const contains = ([one]: [string, string]): boolean => path === one || path.startsWith(`${one}/`);
  const [here, name] = Object.entries({ ...menu, ...settingsMenu }).find(contains) ?? [];
  if (here === undefined || name === undefined) return undefined;
  const part = Object.entries(developerPages).find((one) => one[0] !== developersPath && contains(one));
  return { path: part?.[0] ?? here, name: part?.[1] ?? name, here };
}

export const layout = (
  {
    title,
    done,
    session,
    here,
    isNarrow = false,
    isWide = false,
    continueTo,
    home,
    style,
    bodyClass,
    nav = html``,
    markdownPath,
    script,
    lang = 'en',
    skip = 'Skip to content',
    footer,
    look,
    booked,
    proof,
  }: Frame,
  main: View,
): View => html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1b1e26" media="(prefers-color-scheme: dark)">
<meta name="robots" content="noindex">
${continueTo === undefined ? '' : html`<meta http-equiv="refresh" content="0;url=${continueTo}">`}
<title>${[...sentenceOf(done), title, look?.name ?? 'Caledee'].map(isolate).join(' · ')}</title>
<link rel="icon" type="image/svg+xml" href="${assetUrls.icon}">
<link rel="stylesheet" href="${assetUrls.style}">
${session ? html`<link rel="stylesheet" href="${assetUrls.hostStyle}">` : ''}
${style === undefined ? '' : html`<link rel="stylesheet" href="${style}">`}
${markdownPath === undefined ? '' : html`<link rel="alternate" type="text/markdown" href="${markdownPath}">`}
${look?.style ? html`<style>${raw(look.style.css)}</style>` : ''}
<script src="${assetUrls.script}" defer></script>
${script === undefined ? '' : html`<script src="${script}" defer></script>`}
${look === undefined || look.frameAncestors.length === 0 ? '' : frameScript(look, booked)}
${proof === undefined ? '' : html`<script src="${assetUrls.proof}" defer data-challenge="${proof.challenge}" data-progress="${proof.progress}"></script>`}
</head>
<body${session ? html` class="app${isWide ? ' wide' : ''}"` : bodyClass === undefined ? '' : html` class="${bodyClass}"`}>
<a class="skip" href="#main">${skip}</a>
<header class="top${isNarrow && !session ? ' narrow' : ''}">
<a class="brand" href="${home ?? (session ? '/settings/bookings' : '/')}">${brand(look)}</a>
${session ? signedIn(session, here) : nav}
</header>
<main id="main" tabindex="-1"${isNarrow ? html` class="narrow"` : ''}>
${notice(done)}
${main}
</main>
${footer === undefined ? '' : html`<footer>${footer}</footer>`}
</body>
</html>
`;

/** The first one, without its full stop. */
const sentenceOf = (text: string | undefined): string[] => (text ? [(text.split(/\.\s/)[0] as string).replace(/\.$/, '')] : []);

const frameScript = ({ frameAncestors }: ShownLook, booked: Frame['booked']): View =>
  html`<script src="${assetUrls.frame}" defer data-origins="${frameAncestors.join(' ')}"${
    booked ? html` data-booking="${booked.id}" data-start="${booked.startAt}"` : ''
  }></script>`;

/** Without its size, the page would move when the logo arrives; its height is fixed by the stylesheet. */
const brand = (look: ShownLook | undefined): View =>
  look?.logoUrl
    ? html`<img class="logo" src="${look.logoUrl}" alt="${look.name}" height="40">`
    : look?.name !== undefined
      ? html`<bdi>${look.name}</bdi>`
      : html`<img src="${assetUrls.icon}" alt="" width="24" height="24">Caledee`;

function signedIn(session: SignedInUser, here: string | undefined): View {
  const isSettings = here !== undefined && Object.hasOwn(settingsMenu, here);
  return html`<nav aria-label="Main">
${menuLinks(menu, here)}
<a href="/settings/profile"${isSettings ? html` aria-current="true"` : ''}>Settings</a>
</nav>
<form class="who" method="post" action="/sign-out">
${formTokenField(session)}
<span class="quiet"><bdi>${session.name ?? session.email}</bdi></span>
<button class="plain">Sign out</button>
</form>
${isSettings ? html`<nav class="sub" aria-label="Settings">${menuLinks(settingsMenu, here)}</nav>` : ''}`;
}

const menuLinks = (links: Record<string, string>, here: string | undefined): View[] =>
  Object.entries(links).map(([path, name]) => html`<a href="${path}"${path === here ? html` aria-current="page"` : ''}>${name}</a>`);

/** The parts of one section, by path. */
export const tabs = (label: string, links: Record<string, string>, here: string): View =>
  html`<nav class="tabs" aria-label="${label}">${menuLinks(links, here)}</nav>`;

export const formTokenField = (holder: { formKey: string }): View =>
  html`<input type="hidden" name="form_token" value="${formToken(holder)}">`;
