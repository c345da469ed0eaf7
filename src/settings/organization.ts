import type { RequestHandler, Response } from 'express';
import { findLookErrors, type LookErrors, largestLogo, logoTypeError, normalizeAccent, toLogo } from '../accounts/looks.ts';
import { inTransaction } from '../database/connect.ts';
import { findLook, type LookChanges, updateLook } from '../queries/organizations.ts';
import { parseOrigins } from '../text/origins.ts';
import { fileOf, formOf, readFileForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { requireManager, requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { type OrganizationPage, organizationPath, organizationView, type Typed } from './organization-view.ts';

export const organizationRoutes = (web: Web): Routes => ({
  [organizationPath]: {
    get: [requireSession(web), showOrganization(web)],
    post: [requireSession(web), ...readFileForm(web, largestLogo), requireManager, postOrganization(web)],
  },
});

const notices: Record<string, string> = { saved: 'Organization saved.' };

const showOrganization =
  (web: Web): RequestHandler =>
  (req, res) =>
    send(web, res, { done: readDone(new URL(req.originalUrl, web.publicUrl).searchParams, notices) });

async function send(web: Web, res: Response, rest: Pick<OrganizationPage, 'typed' | 'errors' | 'done'>): Promise<void> {
  const session = sessionOf(res);
  const look = await findLook(web.db, session.organizationId);
  if (look === undefined) throw new Error(`The organization ${session.organizationId} does not exist.`);
  await sendPage(res, organizationView({ session, look, publicUrl: web.publicUrl, ...rest }), { status: rest.errors ? 400 : 200 });
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
