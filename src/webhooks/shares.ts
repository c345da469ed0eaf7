/**
 * Slots, shared between organizations. An organization may take another slot while it has fewer than half as many as are free. So one
 * alone gets a third of them, each further one makes the shares smaller, and there is a slot for a newcomer until there are very many
 * (the "dynamic threshold" of Choudhury and Hahne, 1998, for packet buffers).
 */
const freePerTaken = 2;

export type Shares = {
  /** How many slots an organization may take now. */
  allowance: (organizationId: string) => number;
  take: (organizationId: string, count: number) => void;
  giveBack: (organizationId: string, count: number) => void;
};

export function createShares(slots: number): Shares {
  const taken = new Map<string, number>();
  let free = slots;
  const add = (organizationId: string, count: number) => {
    free -= count;
    const sum = (taken.get(organizationId) ?? 0) + count;
    if (sum > 0) taken.set(organizationId, sum);
    else taken.delete(organizationId);
  };
  return {
    allowance(organizationId) {
      // Each slot that it takes is one that is free no more.
      const most = (free / freePerTaken - (taken.get(organizationId) ?? 0)) / (1 + 1 / freePerTaken);
      return Math.min(free, Math.max(0, Math.ceil(most)));
    },
    take: add,
    giveBack: (organizationId, count) => add(organizationId, -count),
  };
}
