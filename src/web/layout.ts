import { html } from 'hono/html';
import { assetUrls } from './assets.ts';
import { formToken } from './form-tokens.ts';

/** HTML whose values are escaped. */
export type View = ReturnType<typeof html>;

/** The signed-in user, as the frame shows one. */
export type Shown = { name: string | null; email: string; formKey: string };

export type Frame = {
  title: string;
  session?: Shown | null;
  /** The address in the menu that this page is. */
  here?: string;
  /** For pages with one small form. */
  isNarrow?: boolean;
  /** A page that goes on by itself, to this address. */
  onwardTo?: string;
};

const menu = { '/settings/developers': 'Developers', '/settings/profile': 'Profile' };

/** The frame of every page. */
export const layout = ({ title, session, here, isNarrow = false, onwardTo }: Frame, main: View): View => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${onwardTo === undefined ? '' : html`<meta http-equiv="refresh" content="0;url=${onwardTo}">`}
<title>${title} · Caledee</title>
<link rel="icon" type="image/svg+xml" href="${assetUrls.icon}">
<link rel="stylesheet" href="${assetUrls.style}">
<script src="${assetUrls.script}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<a class="brand" href="${session ? '/settings/developers' : '/'}">Caledee</a>
${session ? signedIn(session, here) : ''}
</header>
<main id="main" tabindex="-1"${isNarrow ? html` class="narrow"` : ''}>
${main}
</main>
</body>
</html>
`;

const signedIn = (session: Shown, here: string | undefined): View => html`<nav aria-label="Settings">
${Object.entries(menu).map(([path, name]) => html`<a href="${path}"${path === here ? html` aria-current="page"` : ''}>${name}</a>`)}
</nav>
<form class="who" method="post" action="/sign-out">
${tokenField(session)}
<span class="quiet">${session.name ?? session.email}</span>
<button class="plain">Sign out</button>
</form>`;

/** What every form carries, and `readForm` asks for. */
export const tokenField = (holder: { formKey: string }): View => html`<input type="hidden" name="form_token" value="${formToken(holder)}">`;
