import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { HostClient, type HostOptions, type Hosts } from './hosts.ts';
import { isTooManyConnections } from './unavailable.ts';

/** For this time after a refusal the pool opens no further connection. */
const contentMs = 1000;
const retryPauseMs = 50;

type Callback = (error: Error | undefined, client: pg.PoolClient | undefined, done: (error?: Error | boolean) => void) => void;

/**
 * A pool that does without a connection that the database refuses because there are too many: it waits for one of its own, and only without
 * any tries again, both as long as it would wait in a full pool.
 */
export class PatientPool extends pg.Pool {
  readonly #size = this.options.max;
  readonly #hosts: Hosts;
  #restoring: NodeJS.Timeout | undefined;

  constructor(options: HostOptions & { hosts: Hosts }) {
    // pg calls the class with the options of the pool; the types have no parameter.
    super({ ...options, Client: HostClient as unknown as NonNullable<pg.PoolConfig['Client']> });
    this.#hosts = options.hosts;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    const connected = this.#connect();
    if (callback === undefined) return connected;
    connected.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => {}),
    );
  }

  async #connect(): Promise<pg.PoolClient> {
    const deadline = performance.now() + (this.options.connectionTimeoutMillis ?? 0);
    for (;;) {
      try {
        return await this.#hosts.use(() => super.connect());
      } catch (error) {
        if (!isTooManyConnections(error) || performance.now() >= deadline) throw error;
      }
      if (this.totalCount > 0) this.#beContent();
      else await pause(retryPauseMs);
    }
  }

  #beContent(): void {
    this.options.max = this.totalCount;
    if (this.#restoring !== undefined) return;
    const restore = () => {
      this.#restoring = undefined;
      this.options.max = this.#size;
    };
    this.#restoring = setTimeout(restore, contentMs).unref();
  }
}
