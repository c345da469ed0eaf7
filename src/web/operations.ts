/** Calls operations of the API for a page: the same pipeline, validation, limits and budgets as by HTTP. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { toClientAddress } from '../api/client-address.ts';
import type { Success } from '../api/handler.ts';
import type { Api } from '../api/pipeline.ts';
import type { ApiRequest } from '../api/request.ts';
import type { OperationId } from '../contract.ts';
import { ApiError } from '../errors.ts';
import type { Caller } from '../queries/authentication.ts';
import { logEntryOf } from './locals.ts';

export type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  body?: object;
  /** The call is repeated while too many wait for the same event type. */
  idempotencyKey?: string;
  /** Nothing is stored. */
  isDryRun?: boolean;
  /** Of operations that need a token: the signed-in user. `client`: whose requests are counted. */
  as?: { caller: Caller; client: string };
};

/** `now`: the database's clock, in epoch milliseconds. */
export type Result<Id extends OperationId> = { body: Success<Id>; now: number };

/** Rejects with the ApiError of a refused request. */
export type Operations = <Id extends OperationId>(req: Request, res: Response, call: Call) => Promise<Result<Id>>;

/**
 * People submit a form once, and read an error of the server as the end. Programs repeat by themselves, so the operation lets few of them
 * wait (src/database/lanes.ts).
 */
const pausesMs = [250, 500, 1000, 2000, 4000, 6000, 6000];

export const createOperations = (api: Api): Operations => {
  const call = callOnce(api);
  return async (req, res, wanted) => {
    for (const pauseMs of wanted.idempotencyKey === undefined ? [] : pausesMs) {
      try {
        return await call(req, res, wanted);
      } catch (error) {
        if (!(error instanceof ApiError) || error.response.status !== 503 || res.destroyed) throw error;
        await pause(pauseMs * (0.5 + Math.random()));
      }
    }
    return call(req, res, wanted);
  };
};

const callOnce =
  (api: Api): Operations =>
  async (req, res, { method = 'GET', path, query = {}, body, idempotencyKey, isDryRun = false, as = {} }) => {
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
      ...as,
    };
    const { error, body: text } = await api.handle(request);
    if (error !== undefined) throw error;
    return { body: JSON.parse(text), now: request.rateLimit?.now ?? Date.now() };
  };
