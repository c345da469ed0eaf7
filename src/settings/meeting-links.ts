import type { RequestHandler } from 'express';
import { findMeetingLinks, updateMeetingLinks } from '../queries/users.ts';
import { callKinds, findLinkError, type MeetingLinks } from '../text/links.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { meetingLinksPath, meetingLinksView } from './meeting-links-view.ts';

export const meetingLinkRoutes = (web: Web): Routes => ({
  [meetingLinksPath]: {
    get: [requireSession(web), showLinks(web)],
    post: [requireSession(web), ...readForm(web, 'session'), postLinks(web)],
  },
});

const notices: Record<string, string> = { saved: 'Meeting links saved.' };

const showLinks =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const done = readDone(new URL(req.originalUrl, web.publicUrl).searchParams, notices);
    await sendPage(res, meetingLinksView({ session, links: await findMeetingLinks(web.db, session.userId), done }));
  };

const postLinks =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const session = sessionOf(res);
    const links = readLinks(formOf(res));
    const errors = validateLinks(links);
    if (errors !== undefined) return sendPage(res, meetingLinksView({ session, links, errors }), { status: 400 });
    await updateMeetingLinks(web.db, session.userId, links);
    seeOther(res, `${meetingLinksPath}?done=saved`);
  };

function readLinks(form: URLSearchParams): MeetingLinks {
  const typed = callKinds.map((kind) => [kind, (form.get(kind) ?? '').trim()] as const);
  return Object.fromEntries(typed.filter(([, link]) => link !== ''));
}

function validateLinks(links: MeetingLinks): FieldErrors | undefined {
  const errors = Object.entries(links).flatMap(([kind, link]) => {
    const error = findLinkError(link);
    return error === null ? [] : [[kind, `The link ${error}.`]];
  });
  return errors.length > 0 ? Object.fromEntries(errors) : undefined;
}
