/** `/{user}`: the event types of a user that anybody can book. A user without any is not shown to exist. */
import type { Request, Response } from 'express';
import { html } from 'hono/html';
import type { Services } from '../api/services.ts';
import { listPublicEventTypes } from '../queries/public-event-types.ts';
import { isolate, isolated } from '../text/direction.ts';
import type { View } from '../web/layout.ts';
import type { ShownLook } from '../web/look.ts';
import { frame } from './frame.ts';
import { keep, type Language, languageOf } from './language.ts';
import { lookOf, sendPage } from './look.ts';
import { pageOfNothing } from './not-found.ts';

export async function showUser({ db }: Pick<Services, 'db'>, req: Request, res: Response): Promise<void> {
  const language = languageOf(res);
  const page = readPage(new URL(req.originalUrl, 'http://page').searchParams.get('page'));
  const found = await listPublicEventTypes(db, String(req.params.user), page).catch(pageOfNothing(language.words));
  if (found.eventTypes.length === 0) throw pageOfNothing(language.words)();
  await sendPage(res, userView(language, { ...found, page }, lookOf(res)));
}

const readPage = (text: string | null): number => (/^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : 1);

type Found = Awaited<ReturnType<typeof listPublicEventTypes>> & { page: number };

function userView(language: Language, found: Found, look: ShownLook | undefined): View {
  const { words } = language;
  const { owner, eventTypes } = found;
  const title = words.eventTypesOf(isolate(owner.ownerName ?? owner.ownerSlug));
  return frame(
    language,
    { title, home: keep(language, `/${owner.ownerSlug}`), look },
    html`<h1>${isolated(title)}</h1>
<section class="card" aria-label="${title}">
<ul class="rows">${eventTypes.map(
      ({ name, slug, durations, locationKind }) => html`<li>
<div>
<h2><a href="${keep(language, `/${owner.ownerSlug}/${slug}`)}"><bdi>${name}</bdi></a></h2>
<p class="quiet">${words.list(durations.slice(0, 5).map(words.duration))} · ${words.locations[locationKind]}</p>
</div>
</li>`,
    )}</ul>
${pageLinks(language, found)}
</section>`,
  );
}

function pageLinks(language: Language, { owner, page, hasMore }: Found): View | string {
  const { words } = language;
  const link = (to: number, text: string) =>
    html`<a class="button secondary" href="${keep(language, `/${owner.ownerSlug}?page=${to}`)}">${text}</a>`;
  if (page === 1 && !hasMore) return '';
  return html`<nav class="actions" aria-label="${words.pages}">
${page === 1 ? '' : link(page - 1, words.previousPage)}
${hasMore ? link(page + 1, words.nextPage) : ''}
</nav>`;
}
