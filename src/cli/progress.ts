import type { Progress } from '../dataset/import.ts';

const logEveryMs = 10_000;

/** On standard error: one line that is rewritten on a terminal, otherwise a line every ten seconds. */
export function createProgress(): { report: Progress; end: () => void } {
  const { isTTY, columns = 80 } = process.stderr;
  let loggedAt = performance.now();
  const report: Progress = (step, done, total) => {
    const text = total === 0 ? `${step} …` : `${step}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
    if (isTTY) {
      process.stderr.write(`\r\x1b[K${text.slice(0, columns - 1)}`);
    } else if (performance.now() - loggedAt >= logEveryMs) {
      loggedAt = performance.now();
      console.error(text);
    }
  };
  return { report, end: () => void (isTTY && process.stderr.write('\r\x1b[K')) };
}
