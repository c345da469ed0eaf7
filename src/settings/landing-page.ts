import type { RequestHandler } from 'express';
import { html } from 'hono/html';
import { layout, type View } from '../web/layout.ts';
import { home } from '../web/next.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { readSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';

export const showLandingPage =
  (web: Web): RequestHandler =>
  async (req, res) => {
    if ((await readSession(web, req)) !== null) return seeOther(res, home);
    await sendPage(res, landingPageView);
  };

const landingPageView: View = layout(
  { title: 'Scheduling', isNarrow: true },
  html`<h1>Scheduling with Caledee</h1>
<p>Sign in to see your bookings, set your hours and create links for people to book with you.</p>
<p class="actions"><a class="button" href="/sign-in">Sign in</a> <a class="button secondary" href="/api/docs">API reference</a></p>
<p class="quiet">To book a meeting, or to change one, use the link that you received.</p>`,
);
