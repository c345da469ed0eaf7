/**
 * Shares slots between organizations: one may take a slot while it holds fewer than half as many as are free. A single organization gets a
 * third, shares shrink with each further one, and a newcomer finds a free slot unless there are very many ("dynamic threshold", Choudhury
 * and Hahne, 1998).
 */
const freePerTaken = 2;

export type Shares = {
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
      // Each slot taken also lowers the number of free ones.
      const allowed = (free / freePerTaken - (taken.get(organizationId) ?? 0)) / (1 + 1 / freePerTaken);
      return Math.min(free, Math.max(0, Math.ceil(allowed)));
    },
    take: add,
    giveBack: (organizationId, count) => add(organizationId, -count),
  };
}
