/** Calls the public operations of the API for a page: the same pipeline, validation, limits and budgets as by HTTP. */
import type { Request, Response } from 'express';
import { toClientAddress } from '../api/client-address.ts';
import type { Success } from '../api/handler.ts';
import type { Api } from '../api/pipeline.ts';
import type { ApiRequest } from '../api/request.ts';
import type { OperationId } from '../contract.ts';
import { logEntryOf } from '../web/locals.ts';

type Call = {
  method?: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: object;
  idempotencyKey?: string;
  /** Nothing is stored. */
  isDryRun?: boolean;
};

/** `now`: the database's clock, in epoch milliseconds. */
export type Result<Id extends OperationId> = { body: Success<Id>; now: number };

/** Rejects with the ApiError of a refused request. */
export type Operations = <Id extends OperationId>(req: Request, res: Response, call: Call) => Promise<Result<Id>>;

export const createOperations =
  (api: Api): Operations =>
  async (req, res, { method = 'GET', path, query = {}, body, idempotencyKey, isDryRun = false }) => {
    const request: ApiRequest = {
      method,
      path,
      query: new URLSearchParams(query).toString(),
      headers: idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey },
      requestId: logEntryOf(res).requestId ?? '',
      readAddress: () => toClientAddress(req.ip),
      readHost: () => req.headers.host,
      readBody: async () => body,
      isWhole: () => true,
      isDryRun,
    };
    const { error, body: text } = await api.handle(request);
    if (error !== undefined) throw error;
    return { body: JSON.parse(text), now: request.rateLimit?.now ?? Date.now() };
  };
