/** Typed values that middleware leaves on a response for what runs after it. Express's `res.locals` accepts anything. */
import type { Response } from 'express';
import type { ApiError } from '../errors.ts';

export type Local<Value> = {
  set: (res: Response, value: Value) => void;
  get: (res: Response) => Value;
};

export function createLocal<Value>(name: string): Local<Value> {
  const values = new WeakMap<Response, Value>();
  return {
    set: (res, value) => void values.set(res, value),
    get: (res) => {
      const value = values.get(res);
      if (value === undefined) throw new Error(`This route has no ${name}`);
      return value;
    },
  };
}

export type LogEntry = { requestId?: string; path?: string; error?: ApiError | undefined };

/** `http/app.ts` logs what it finds in `res.locals`. */
export const logEntryOf = (res: Response): LogEntry => res.locals;
