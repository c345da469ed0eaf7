import type { RequestHandler, Response } from 'express';
import { findLookErrors, type LookErrors, largestLogo, logoTypeError, normalizeAccent, toLogo } from '../accounts/looks.ts';
import { longestDays, parseDays } from '../accounts/retention.ts';
import { inTransaction } from '../database/connect.ts';
import { findLook, type LookChanges, updateLook } from '../queries/organizations.ts';
import { hasPublicEventTypes } from '../queries/public-event-types.ts';
import { findRetention, type Retention, updateRetention } from '../queries/retention.ts';
import { parseOrigins } from '../text/origins.ts';
import { fileOf, formOf, readFileForm, readForm } from '../web/forms.ts';
import { type Routes, redirectTo } from '../web/routes.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { requireManager, requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import {
  type OrganizationPage,
  organizationPath,
  organizationView,
  retentionFields,
  retentionPath,
  type Typed,
  type TypedDays,
} from './organization-view.ts';

export const organizationRoutes = (web: Web): Routes => ({
  [organizationPath]: {
    get: [requireSession(web), showOrganization(web)],
    post: [requireSession(web), ...readFileForm(web, largestLogo), requireManager, postOrganization(web)],
  },
  [retentionPath]: {
    get: [redirectTo(organizationPath)],
    post: [requireSession(web), ...readForm(web, 'session'), requireManager, postRetention(web)],
  },
});

const notices: Record<string, string> = { saved: 'Organization saved.', retention: 'Retention saved.' };

const showOrganization =
  (web: Web): RequestHandler =>
  (req, res) =>
    send(web, res, { done: readDone(new URL(req.originalUrl, web.publicUrl).searchParams, notices) });

async function send(web: Web, res: Response, rest: Pick<OrganizationPage, 'typed' | 'typedDays' | 'errors' | 'done'>): Promise<void> {
  const session = sessionOf(res);
  const { organizationId } = session;
  const [look, retention, hasBookingPage] = await Promise.all([
    findLook(web.db, organizationId),
    findRetention(web.db, organizationId),
    hasPublicEventTypes(web.db, session),
  ]);
  if (look === undefined) throw new Error(`The organization ${organizationId} does not exist.`);
  await sendPage(res, organizationView({ session, look, retention, publicUrl: web.publicUrl, hasBookingPage, ...rest }), {
    status: rest.errors ? 400 : 200,
  });
}

const postOrganization =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const form = formOf(res);
    const [name, accent, frameAncestors] = ['name', 'accent', 'frame_ancestors'].map((field) => (form.get(field) ?? '').trim()) as [
      string,
      string,
      string,
    ];
    const changes = { ...toChanges({ name, accent, frameAncestors }), ...toLogoChange(fileOf(res), form.has('remove_logo')) };
    const errors: LookErrors = { ...findLookErrors(changes), ...(changes.logo === undefined && fileOf(res) && { logo: logoTypeError }) };
    if (Object.keys(errors).length > 0) return send(web, res, { typed: { name, accent, frameAncestors }, errors: toFieldErrors(errors) });
    await inTransaction(web.db, (tx) => updateLook(tx, sessionOf(res).organizationId, changes));
    seeOther(res, `${organizationPath}?done=saved`);
  };

const postRetention =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const form = formOf(res);
    const names = Object.keys(longestDays) as (keyof Retention)[];
    const typedDays = Object.fromEntries(names.map((name) => [name, (form.get(name) ?? '').trim()])) as TypedDays;
    const parsed = names.map((name) => [name, parseDays(name, typedDays[name], '')] as const);
    const wrong = parsed.filter(([, days]) => days === undefined);
    const errors = Object.fromEntries(
      wrong.map(([name]) => [name, `${labelOf(name)}: enter a whole number from 1 to ${longestDays[name]}, or nothing.`]),
    );
    if (wrong.length > 0) return send(web, res, { typedDays, errors });
    await updateRetention(web.db, sessionOf(res).organizationId, Object.fromEntries(parsed) as Retention);
    seeOther(res, `${organizationPath}?done=retention`);
  };

const labelOf = (wanted: keyof Retention): string | undefined => retentionFields.find(({ name }) => name === wanted)?.label;

const toChanges = ({ name, accent, frameAncestors }: Typed): LookChanges => ({
  name,
  accent: accent === '' ? null : normalizeAccent(accent),
  frameAncestors: parseOrigins(frameAncestors),
});

function toLogoChange(content: Buffer | null, isRemoved: boolean): Pick<LookChanges, 'logo'> {
  const logo = content === null ? undefined : toLogo(content);
  if (logo !== undefined) return { logo };
  return isRemoved && content === null ? { logo: null } : {};
}

const toFieldErrors = ({ frameAncestors, logo, ...errors }: LookErrors): Record<string, string> => ({
  ...errors,
  ...(frameAncestors !== undefined && { frame_ancestors: frameAncestors }),
  ...(logo !== undefined && { file: logo }),
});
