/** A host's occupied time, in epoch milliseconds. `to` is exclusive. */
export type Claim = { hostId: string; from: number; to: number };

/** Pairs of overlapping claims of one host, in order of time. Each claim is the second of at most one pair. */
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
