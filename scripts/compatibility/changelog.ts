import type { Break } from './contract.ts';

/**
 * The breaks that a changelog gives a reason for: lines of the form ``- `JSON pointer`: why`` under a heading `Breaking`, in what
 * has been written since the version that was released.
 */
export function readReasons(changelog: string, releasedVersion: string): Map<string, string> {
  const lines = changelog.split('\n');
  const released = lines.findIndex((line) => line.startsWith(`## ${releasedVersion}`));
  const reasons = new Map<string, string>();
  let isBreaking = false;
  for (const line of released < 0 ? lines : lines.slice(0, released)) {
    if (line.startsWith('#')) isBreaking = /^#+ Breaking$/.test(line);
    const [, pointer, reason] = /^- `(\/[^`]*)`: (\S.*)$/.exec(line) ?? [];
    if (isBreaking && pointer !== undefined && reason !== undefined) reasons.set(pointer, reason);
  }
  return reasons;
}

/** What is wrong between what breaks and what is said to break: both must be the same. */
export function toFaults(breaks: Break[], reasons: Map<string, string>): string[] {
  const unexplained = breaks.filter(({ at }) => !reasons.has(at)).map(({ at, what }) => `\`${at}\` ${what}`);
  const needless = [...reasons.keys()].filter((pointer) => !breaks.some(({ at }) => at === pointer));
  return [...unexplained, ...needless.map((pointer) => `\`${pointer}\` is said to break, but nothing does there`)];
}
