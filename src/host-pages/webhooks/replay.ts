/** Sends the events of a webhook again, after a page that says how many. */
import { includesApi } from '../../accounts/plans.ts';
import { planRequired } from '../../web/errors.ts';
import type { FieldErrors } from '../../web/fields.ts';
import { seeOther, sendPage } from '../../web/send.ts';
import { readLocalTime } from '../../web/times.ts';
import { isRefusal, toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { replayView, webhooksPath } from './replay-view.ts';

const labels = { since: { label: 'The time' } };
const notATime: FieldErrors = { since: 'Enter a date and time.' };

/** The number is that of a dry run, which stores nothing. */
export async function showReplay(visit: Visit): Promise<void> {
  const { session, search, res } = visit;
  if (!includesApi(session.plan)) throw planRequired();
  const id = encodeURIComponent(visit.id);
  const webhook = await visit.call<'getWebhook'>({ path: `/api/v2/webhooks/${id}` });
  const typed = search.get('since') ?? '';
  const page = { session, webhook, typed };
  const since = readLocalTime(typed, session.timezone);
  if (since === undefined) return sendPage(res, replayView({ ...page, errors: notATime }), { status: 400 });
  try {
    await sendPage(res, replayView({ ...page, since, count: await replay(visit, since, true) }));
  } catch (error) {
    await sendPage(res, replayView({ ...page, errors: toFieldErrors(error, labels) }), { status: 400 });
  }
}

export async function postReplay(visit: FormVisit): Promise<void> {
  const { session, form, res } = visit;
  if (!includesApi(session.plan)) throw planRequired();
  const path = `${webhooksPath}/${encodeURIComponent(visit.id)}`;
  const typed = form.get('since') ?? '';
  const since = readLocalTime(typed, session.timezone);
  const isRefused = (error: unknown) => {
    if (isRefusal(error, 'invalid_argument')) return undefined;
    throw error;
  };
  const count = since && (await replay(visit, since, false).catch(isRefused));
  // That page says what is wrong.
  seeOther(res, count === undefined ? `${path}/replay?${new URLSearchParams({ since: typed })}` : `${path}?replayed=${count}`);
}

const replay = async ({ call, id }: Visit, since: Date, isDryRun: boolean): Promise<number> => {
  const path = `/api/v2/webhooks/${encodeURIComponent(id)}/replay`;
  return (await call<'replayWebhook'>({ method: 'POST', path, body: { since: since.toISOString() }, isDryRun })).deliveries;
};
