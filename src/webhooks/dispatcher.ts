/** Claims due deliveries, organization by organization, as slots become free; and renews the leases of attempts that are under way. */
import type { Claim, Claimed, Wanted } from '../queries/delivery-attempts.ts';
import { createShares } from './shares.ts';

/** Attempts at once. They do little but wait for receivers. */
const slots = 200;
/** So that organizations take turns, and no transaction is long. */
const mostPerClaim = 25;
const mostClaimsAtOnce = 4;
const afterErrorMs = 1000;

export type Dispatcher = {
  /** Claims what is due of an organization, as soon as its turn comes. */
  wake: (organizationId: string) => void;
  /** Attempts that are under way. */
  underWay: () => Claimed[];
  /** Claims nothing more, and resolves when all attempts have ended. */
  stop: () => Promise<void>;
};

type Parts = {
  claim: (wanted: Omit<Wanted, 'plans'>) => Promise<Claim>;
  /** Never rejects. */
  attempt: (claimed: Claimed) => Promise<void>;
  onError: (error: unknown) => void;
};

/** Endpoints take turns, too: each claim begins after the last endpoint of the one before. */
const first = '00000000-0000-0000-0000-000000000000';

export function createDispatcher({ claim, attempt, onError }: Parts): Dispatcher {
  const shares = createShares(slots);
  /** Organizations with something due, the next one first; each with the endpoint after which to begin. */
  const ready = new Map<string, string>();
  /** Organizations that a claim is being made for; true when they were woken meanwhile, which that claim may not have seen. */
  const claiming = new Map<string, boolean>();
  const attempts = new Map<string, Claimed>();
  let isPaused = false;
  let onIdle: (() => void) | undefined;

  const wake = (organizationId: string) => {
    if (claiming.has(organizationId)) claiming.set(organizationId, true);
    else if (!ready.has(organizationId)) ready.set(organizationId, first);
    takeTurns();
  };

  const takeTurns = () => {
    if (onIdle !== undefined && claiming.size + attempts.size === 0) onIdle();
    if (onIdle !== undefined || isPaused) return;
    for (const [organizationId, after] of ready) {
      if (claiming.size >= mostClaimsAtOnce) return;
      const most = Math.min(mostPerClaim, shares.allowance(organizationId));
      if (most === 0) continue;
      ready.delete(organizationId);
      void takeTurn({ organizationId, after, most });
    }
  };

  const takeTurn = async ({ organizationId, after, most }: Omit<Wanted, 'plans'>) => {
    claiming.set(organizationId, false);
    shares.take(organizationId, most);
    const { claimed, found, last } = await claim({ organizationId, after, most }).catch(pause);
    shares.giveBack(organizationId, most - claimed.length);
    const wasWoken = claiming.get(organizationId);
    claiming.delete(organizationId);
    for (const each of claimed) void run(organizationId, each);
    if (found === most && last !== undefined) ready.set(organizationId, last);
    else if (after !== first || wasWoken || isPaused) ready.set(organizationId, first);
    takeTurns();
  };

  const run = async (organizationId: string, claimed: Claimed) => {
    const key = `${claimed.id} ${claimed.attempt}`;
    attempts.set(key, claimed);
    await attempt(claimed);
    attempts.delete(key);
    shares.giveBack(organizationId, 1);
    // The endpoint has a free lane, and may have had more than lanes.
    wake(organizationId);
  };

  const pause = (error: unknown): Claim => {
    if (!isPaused) {
      onError(error);
      isPaused = true;
      setTimeout(() => {
        isPaused = false;
        takeTurns();
      }, afterErrorMs).unref();
    }
    return { claimed: [], found: 0, last: undefined };
  };

  return {
    wake,
    underWay: () => [...attempts.values()],
    stop: () =>
      new Promise((resolve) => {
        onIdle = resolve;
        takeTurns();
      }),
  };
}
