import type { Db } from './database/connect.ts';

/** What a handler may use, whichever door the request came through. */
export type Services = {
  db: Db;
  /** This deployment's own address, without a slash at its end. */
  publicUrl: string;
  /** Requests a minute for each client. */
  rateLimitPerMinute: number;
};
