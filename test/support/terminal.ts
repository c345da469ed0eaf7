/** Commands on a pseudo terminal, by `script` from util-linux. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findProgram } from './find-program.ts';
import { cleanEnv, program } from './process.ts';

export const script = findProgram('script');

const root = fileURLToPath(new URL('../../', import.meta.url));
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export type Terminal = {
  /** What was printed, standard error included. */
  output: () => string;
  type: (text: string) => void;
  close: () => void;
  /** Resolves to the exit code. */
  ended: Promise<number | null>;
};

/** `columns`: the width of the terminal. */
export function openTerminal(args: string[], env: Record<string, string>, columns = 100): Terminal {
  const command = `stty cols ${columns} -echo; exec ${[...program, ...args].map(quote).join(' ')}`;
  const child = spawn(script as string, ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd: root,
    env: { TERM: 'xterm', ...cleanEnv(env) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { output: () => output.replaceAll('\r\n', '\n'), type: (text) => child.stdin.write(text), close: () => void child.kill(), ended };
}
