/** The known name that an unknown one was probably meant to be. Undefined if none is near, or several are. */
export function findNearest(unknown: string, known: readonly string[]): string | undefined {
  const wanted = normalize(unknown);
  if (wanted.length < 2 || wanted.length > longestName) return undefined;
  const ranked = known
    .map((name) => ({ name, distance: distanceOf(wanted, normalize(name)) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  const [best, next] = ranked;
  if (best !== undefined) return next?.distance === best.distance ? undefined : best.name;
  const containing = known.filter((name) => isPart(wanted, normalize(name)));
  return containing.length === 1 ? containing[0] : undefined;
}

const longestName = 40;

const normalize = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** `duration` of `durationMin`, `invitee_email` of `invitee`. */
const isPart = (a: string, b: string): boolean => (a.length >= 3 && b.includes(a)) || (b.length >= 3 && a.includes(b));

/** The number of insertions, deletions and substitutions (Levenshtein). */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
