/**
 * Several hosts of one database, of which one is the primary and the others are standbys. A new connection goes to the host that was the
 * primary last, and if that one is down or only a standby, to the next. Promised: after a promotion, connections to the former primary are not
 * used any longer than until the first one to the new primary. Not promised: that a query which was running meanwhile succeeds.
 */
import pg from 'pg';
import { BatchingSocket } from './batching-socket.ts';
import { isTooManyConnections } from './unavailable.ts';

export class Hosts {
  readonly #urls: string[];
  #index = 0;

  constructor(urls: string[]) {
    this.#urls = urls;
  }

  get areSeveral(): boolean {
    return this.#urls.length > 1;
  }

  get url(): string {
    return this.#urls[this.#index] as string;
  }

  /** `connect` connects to `url`. It is called once per host at most. */
  async use<Result>(connect: () => Promise<Result>): Promise<Result> {
    for (let tried = 1; ; tried++) {
      const index = this.#index;
      try {
        return await connect();
      } catch (error) {
        if (tried === this.#urls.length || !isOfHost(error as Error)) throw error;
        // Unless a concurrent connection has already changed it.
        if (this.#index === index) this.#index = (index + 1) % this.#urls.length;
      }
    }
  }
}

/** And not because the pool is full or closed. */
const isOfHost = (error: Error): boolean =>
  !isTooManyConnections(error) && !/^(timeout exceeded when trying to connect|Cannot use a pool)/.test(error.message);

export type HostOptions = pg.PoolConfig & { hosts?: Hosts };

type ConnectCallback = Parameters<pg.Client['connect']>[0];

/** Connects to the current host. If there are several, it must be the primary. */
export class HostClient extends pg.Client {
  readonly url: string;
  readonly #socket: BatchingSocket;
  readonly #mustBeWritable: boolean;

  constructor(options: HostOptions) {
    const { url = '', areSeveral = false } = options.hosts ?? {};
    const socket = new BatchingSocket();
    super({ ...options, connectionString: url, stream: () => socket });
    this.url = url;
    this.#socket = socket;
    this.#mustBeWritable = areSeveral;
    // An error before the pool listens would end the process.
    this.on('error', () => {});
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.Client> | undefined {
    const connected = this.#connect();
    if (callback === undefined) return connected;
    connected.then((client) => callback(null as never, client), callback as (error: Error) => void);
  }

  async #connect(): Promise<pg.Client> {
    await super.connect();
    if (!this.#mustBeWritable) return this;
    const isReadOnly = await this.#readIsReadOnly().catch((error: Error) => error);
    if (isReadOnly === false) return this;
    await this.end();
    throw isReadOnly === true ? standby() : isReadOnly;
  }

  async #readIsReadOnly(): Promise<boolean> {
    const text = `select current_setting('transaction_read_only')::boolean as "isReadOnly"`;
    return (await this.query<{ isReadOnly: boolean }>(text)).rows[0]?.isReadOnly === true;
  }

  /** Its queries fail at once, and its pool removes it. */
  drop(): void {
    this.#socket.destroy();
  }
}

const standby = () => Object.assign(new Error('the host is a standby, or in read-only mode'), { code: '25006' });
