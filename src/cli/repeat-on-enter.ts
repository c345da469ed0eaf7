import { spawnSync } from 'node:child_process';

export const hasTerminal = (): boolean => process.stdin.isTTY && process.stdout.isTTY;

/** Prints a text again whenever Enter is pressed. Reads only in the foreground, since SIGTTIN stops a process that reads in the background. */
export function repeatOnEnter(text: string): void {
  const { stdin } = process;
  const follow = () => {
    if (isInForeground()) stdin.resume().unref();
    else stdin.pause();
  };
  stdin.pause().on('data', () => console.log(text));
  process.on('SIGCONT', follow);
  follow();
}

/** By the + of its state. False without `ps`. */
const isInForeground = (): boolean => spawnSync('ps', ['-o', 'stat=', '-p', `${process.pid}`]).stdout?.includes('+') ?? false;
