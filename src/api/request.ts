import type { ApiError } from '../errors.ts';
import type { Caller } from '../queries/tokens.ts';
import type { Admission } from './rate-limit.ts';
import type { Reading, Routable, Route } from './routes.ts';

/** A transport-independent request. The pipeline fills in the optional fields. */
export type ApiRequest = Routable & {
  requestId: string;
  /** Whom to count a request without a token as: the client's address, as far as it can be trusted. */
  readAddress: () => string;
  /** The host by whose name it was asked, as far as that can be trusted. */
  readHost: () => string | undefined;
  /** `confirm` runs once the body has arrived, before it is parsed. */
  readBody: (confirm?: () => Promise<void>) => Promise<unknown>;
  /** Whether the whole request has arrived, its body included. */
  isWhole: () => boolean;
  /** Tells its parts to an operation: by its address and body, unless said otherwise. */
  read?: (route: Route) => Reading;
  /** What is asked is judged, and answered as ever, but nothing of it lasts. */
  isRehearsal?: boolean;
  /** Which resource it came for, a path below PUBLIC_URL: the API itself, unless said otherwise. */
  resource?: string;
  operationId?: string;
  caller?: Caller;
  client?: string;
  admission?: Admission;
};

/** `error` is for the log and never sent. */
export type ApiResponse = { status: number; headers: Record<string, string>; body: string; error?: ApiError };
