/** A request of a signed-in user for a page, and the operations of the API in that user's name: with all scopes, on every plan. */
import type { Request, RequestHandler, Response } from 'express';
import type { Success } from '../api/handler.ts';
import type { Services } from '../api/services.ts';
import { type OperationId, scopes } from '../contract.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Call, Operations } from '../web/operations.ts';
import { requireSession, type Session, sessionOf } from '../web/session.ts';

export type Parts = { operations: Operations; services: Services };

export type Visit = {
  req: Request;
  res: Response;
  services: Services;
  session: Session;
  search: URLSearchParams;
  /** The id in the path. */
  id: string;
  call: <Id extends OperationId>(call: Omit<Call, 'as'>) => Promise<Success<Id>>;
};

export type FormVisit = Visit & { form: URLSearchParams };

type Handle<V extends Visit> = (visit: V) => Promise<void> | void;

export type Handlers = {
  page: (handle: Handle<Visit>) => RequestHandler[];
  form: (handle: Handle<FormVisit>) => RequestHandler[];
};

export const createHandlers = (parts: Parts): Handlers => ({
  page: (handle) => [requireSession(parts.services), (req, res) => handle(toVisit(parts, req, res))],
  form: (handle) => [
    requireSession(parts.services),
    ...readForm(parts.services, 'session'),
    (req, res) => handle({ ...toVisit(parts, req, res), form: formOf(res) }),
  ],
});

function toVisit({ operations, services }: Parts, req: Request, res: Response): Visit {
  const session = sessionOf(res);
  const as = { caller: toCaller(session), client: `pages:${session.userId}` };
  return {
    req,
    res,
    services,
    session,
    search: new URL(req.originalUrl, services.publicUrl).searchParams,
    id: String(req.params.id),
    call: async <Id extends OperationId>(call: Omit<Call, 'as'>) => (await operations<Id>(req, res, { ...call, as })).body,
  };
}

const toCaller = ({ sessionId, userId, organizationId, email, name, slug, timezone, role }: Session) => ({
  ...{ userId, organizationId, email, name, slug, timezone, role },
  tokenId: sessionId,
  clientId: null,
  scopes: Object.keys(scopes),
});
