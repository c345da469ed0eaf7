import { Socket } from 'node:net';

type Chunks = Parameters<NonNullable<Socket['_writev']>>[0];
type Done = Parameters<NonNullable<Socket['_writev']>>[1];

/**
 * Sends everything that is written in one turn of the event loop by one system call. A pipelined transaction writes a dozen small messages at
 * once; sending each by itself took a third of the CPU time of a booking.
 */
export class BatchingSocket extends Socket {
  #isHeld = false;

  override write(...args: unknown[]): boolean {
    if (!this.#isHeld) this.#hold();
    return (super.write as (...args: unknown[]) => boolean)(...args);
  }

  #hold(): void {
    this.#isHeld = true;
    this.cork();
    process.nextTick(() => {
      this.#isHeld = false;
      this.uncork();
    });
  }

  override _writev(chunks: Chunks, done: Done): void {
    const buffers = chunks.map(({ chunk, encoding }) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk));
    this._write(Buffer.concat(buffers), 'buffer' as BufferEncoding, done);
  }
}
