import { isInOrderOfChange, toChangesPage, toChangesRequest } from '../api/changes.ts';
import { type Handlers, reply, toChangeHeaders } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { checkIfMatch } from '../api/precondition.ts';
import { changeLead, createLead } from '../booking/edit-lead.ts';
import { toLead } from '../booking/to-lead.ts';
import { parseInstant } from '../formats.ts';
import { findLead, listChangedLeads, listLeads } from '../queries/leads.ts';

export const leads = {
  async listLeads(request) {
    const { db, caller, query } = request;
    const { updatedSince, ...rest } = query;
    const filter = { ...rest, ...(updatedSince !== undefined && { updatedSince: new Date(parseInstant(updatedSince)) }) };
    if (isInOrderOfChange(request))
      return toChangesPage(request, await listChangedLeads(db, caller, filter, toChangesRequest(request)), toLead);
    return toPage(request, await listLeads(db, caller, filter, toPageRequest(request)), toLead);
  },

  async getLead({ db, caller, path }) {
    return toLead(await findLead(db, caller, path.id));
  },

  createLead(request) {
    const { caller, body } = request;
    return idempotently(request, async (tx) => {
      const row = await createLead(tx, caller, body);
      return reply(toLead(row), { Location: `/api/v2/leads/${row.id}` });
    });
  },

  updateLead(request) {
    const { caller, path, body: wanted } = request;
    const change = { owner: caller, id: path.id, wanted, check: checkIfMatch(request, toLead) };
    return idempotently(request, async (tx) => {
      const { row, isChanged } = await changeLead(tx, change);
      return reply(toLead(row), toChangeHeaders(isChanged));
    });
  },
} satisfies Partial<Handlers>;
