import type { Break } from './contract.ts';

/** Reads lines of the form ``- `JSON pointer`: reason`` under headings `Breaking`, above the released version's heading. */
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

/** Reports breaks without a reason, and reasons without a break. */
export function findProblems(breaks: Break[], reasons: Map<string, string>): string[] {
  const unexplained = breaks.filter(({ at }) => !reasons.has(at)).map(({ at, what }) => `\`${at}\` ${what}`);
  const needless = [...reasons.keys()].filter((pointer) => !breaks.some(({ at }) => at === pointer));
  return [...unexplained, ...needless.map((pointer) => `\`${pointer}\` is listed as breaking, but did not break`)];
}
