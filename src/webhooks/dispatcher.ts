import type { Claimed, ClaimRequest, ClaimResult } from '../queries/delivery-claims.ts';
import { createShares } from './shares.ts';

/** Concurrent attempts. They mostly wait for receivers. */
const slots = 200;
/** Keeps transactions short and lets organizations alternate. */
const maxPerClaim = 25;
const maxConcurrentClaims = 4;
const pauseAfterErrorMs = 1000;

export type Dispatcher = {
  wake: (organizationId: string) => void;
  attemptsUnderWay: () => Claimed[];
  /** Stops claiming; resolves when all attempts have ended. */
  stop: () => Promise<void>;
};

type Parts = {
  claim: (request: Turn) => Promise<ClaimResult>;
  /** Never rejects. */
  attempt: (claimed: Claimed) => Promise<void>;
  onError: (error: unknown) => void;
};

type Turn = Omit<ClaimRequest, 'plans'>;

/** Sorts before every endpoint. Each claim starts after the last endpoint of the previous one, so that endpoints alternate too. */
const firstEndpoint = '00000000-0000-0000-0000-000000000000';

export function createDispatcher({ claim, attempt, onError }: Parts): Dispatcher {
  const shares = createShares(slots);
  /** Organizations to claim for, in order, each with the endpoint to start after. */
  const ready = new Map<string, string>();
  /** Organizations with a claim in progress; true if woken since, because that claim may have missed the new delivery. */
  const claiming = new Map<string, boolean>();
  const attempts = new Map<string, Claimed>();
  let isPaused = false;
  let onIdle: (() => void) | undefined;

  const wake = (organizationId: string) => {
    if (claiming.has(organizationId)) claiming.set(organizationId, true);
    else if (!ready.has(organizationId)) ready.set(organizationId, firstEndpoint);
    startTurns();
  };

  const startTurns = () => {
    if (onIdle !== undefined && claiming.size + attempts.size === 0) onIdle();
    if (onIdle !== undefined || isPaused) return;
    for (const [organizationId, after] of ready) {
      if (claiming.size >= maxConcurrentClaims) return;
      const limit = Math.min(maxPerClaim, shares.allowance(organizationId));
      if (limit === 0) continue;
      ready.delete(organizationId);
      void takeTurn({ organizationId, after, limit });
    }
  };

  const takeTurn = async ({ organizationId, after, limit }: Turn) => {
    claiming.set(organizationId, false);
    shares.take(organizationId, limit);
    const { claimed, found, last } = await claim({ organizationId, after, limit }).catch(pause);
    shares.giveBack(organizationId, limit - claimed.length);
    const wasWoken = claiming.get(organizationId);
    claiming.delete(organizationId);
    for (const each of claimed) void run(organizationId, each);
    if (found === limit && last !== undefined) ready.set(organizationId, last);
    else if (after !== firstEndpoint || wasWoken || isPaused) ready.set(organizationId, firstEndpoint);
    startTurns();
  };

  const run = async (organizationId: string, claimed: Claimed) => {
    const key = `${claimed.id} ${claimed.attempt}`;
    attempts.set(key, claimed);
    await attempt(claimed);
    attempts.delete(key);
    shares.giveBack(organizationId, 1);
    // The endpoint may have more due deliveries than it may receive at once.
    wake(organizationId);
  };

  const pause = (error: unknown): ClaimResult => {
    if (!isPaused) {
      onError(error);
      isPaused = true;
      setTimeout(() => {
        isPaused = false;
        startTurns();
      }, pauseAfterErrorMs).unref();
    }
    return { claimed: [], found: 0, last: undefined };
  };

  return {
    wake,
    attemptsUnderWay: () => [...attempts.values()],
    stop: () =>
      new Promise((resolve) => {
        onIdle = resolve;
        startTurns();
      }),
  };
}
