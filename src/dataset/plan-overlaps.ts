/** A host's time taken, from `from` up to `to`, in epoch milliseconds. */
export type Claim = { hostId: string; from: number; to: number };

/** Pairs of claims on the same time of one host: each claim at most once as the second, in order of time. Touching is fine. */
export function* findOverlaps<T extends Claim>(claims: readonly T[]): Iterable<[T, T]> {
  for (const ofHost of byHost(claims).values()) {
    ofHost.sort((a, b) => a.from - b.from);
    let longest = ofHost[0]!;
    for (const claim of ofHost.slice(1)) {
      if (claim.from < longest.to) yield [longest, claim];
      if (claim.to > longest.to) longest = claim;
    }
  }
}

function byHost<T extends Claim>(claims: readonly T[]): Map<string, T[]> {
  const hosts = new Map<string, T[]>();
  for (const claim of claims) {
    const ofHost = hosts.get(claim.hostId);
    if (ofHost) ofHost.push(claim);
    else hosts.set(claim.hostId, [claim]);
  }
  return hosts;
}
