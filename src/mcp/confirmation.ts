/**
 * Confirmation of changes, where the operator requires it: a person is asked by the client (elicitation, protocol version 2026-07-28), or the
 * call repeats the `confirm_token` of its dry run.
 */
import type { Confirmations, Confirmed } from '../accounts/confirmations.ts';
import type { ApiRequest, ApiResponse } from '../api/request.ts';
import type { Body } from './views.ts';

/** `token`: the `confirm_token` of the call. `canAsk`: the client can ask a person. `answer`: what the person said. */
export type Confirmation = { call: Confirmed; token: unknown; canAsk: boolean; answer: 'accepted' | 'declined' | undefined };

type Message = {
  params?: {
    _meta?: Record<string, unknown>;
    requestState?: unknown;
    inputResponses?: { confirm?: { action?: string; content?: { confirm?: unknown } } };
  };
};

const capabilities = 'io.modelcontextprotocol/clientCapabilities';

/** Arguments that do not change what is done. */
const aside = ['dry_run', 'confirm_token', 'idempotency_key', 'if_match'];

export function readConfirmation(tool: string, given: Body, { message, request }: { message: unknown; request: ApiRequest }): Confirmation {
  const { _meta: meta = {}, requestState, inputResponses } = (message as Message).params ?? {};
  const { elicitation } = (meta[capabilities] ?? {}) as { elicitation?: object };
  const { confirm } = inputResponses ?? {};
  const isAccepted = confirm?.action === 'accept' && confirm.content?.confirm === true;
  return {
    call: {
      client: request.client as string,
      tool,
      given: Object.fromEntries(Object.entries(given).filter(([name]) => !aside.includes(name))),
    },
    token: given.confirm_token ?? requestState,
    canAsk: elicitation !== undefined,
    answer: confirm === undefined ? undefined : isAccepted ? 'accepted' : 'declined',
  };
}

/** True if the call may be carried out. A token that a person has been asked about counts only with the answer. */
export function isConfirmed(confirmations: Confirmations, { call, token, answer }: Confirmation, given: Body, now: number): boolean {
  return confirmations.isValid(token, call, now) && (given.confirm_token !== undefined || answer === 'accepted');
}

export const notConfirmed = ({ requestId }: ApiRequest, { answer }: Confirmation): ApiResponse => {
  const message =
    answer === 'declined'
      ? 'The user declined this call. Nothing has changed.'
      : 'This server requires confirmation. Call with `dry_run: true`, ask the user, and repeat the call with the `confirm_token` of that result.';
  const body = { title: 'Confirmation Required', message, code: 'confirmation_required', requestId };
  return { status: 409, headers: {}, body: JSON.stringify(body) };
};
