/** Many connections to one server, for clients that misbehave. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Random = () => number;

/** Numbers from 0 to 1, the same for each seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A connection that reads nothing until it is resumed. */
export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Resolves when the server has closed or reset the connection; discards its data. */
export async function untilClosed(socket: Socket): Promise<void> {
  socket.on('end', () => socket.destroy());
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
}

export async function inParallel(count: number, atOnce: number, work: (turn: number) => Promise<void>): Promise<void> {
  let next = 0;
  const workers = Array.from({ length: atOnce }, async () => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  });
  await Promise.all(workers);
}
