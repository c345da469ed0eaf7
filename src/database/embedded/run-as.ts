import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

type Owner = { uid: number; gid: number };

/** User of PostgreSQL's programs; without `owner`, the current one. `pastFolders`: bypasses folder permissions. */
export type RunAs = { owner?: Owner; pastFolders?: boolean };

const execute = promisify(execFile);
const timeLimitMs = 120_000;

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as the owner of existing data, else as `postgres` or `nobody`. If that user
 * may not enter a folder above, such as /root, the process keeps the capability that bypasses folder permissions.
 *
 * @param existing the data in `folder`, if there are any yet
 */
export async function chooseUser(folder: string, existing: string, program: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  const owner = (await ownerOf(existing)) ?? (await serviceUser());
  for (const runAs of [{ owner }, { owner, pastFolders: true }]) if (await canReach(runAs, folder, program)) return runAs;
  throw new Error(
    `PostgreSQL does not run as root, and user ${owner.uid} may not enter ${folder} or run ${program}: ` +
      'start as another user, or move to a folder that others may enter, or set DATABASE_URL',
  );
}

/** Returns the standard output. */
export async function runToEnd(runAs: RunAs, program: string, parameters: readonly string[]): Promise<string> {
  const { file, args, options } = asCommand(runAs, program, parameters);
  const running = execute(file, args, { ...options, timeout: timeLimitMs });
  const { stdout } = await running.catch((error: Error & { stderr?: string }) => {
    throw new Error(`${program} failed: ${error.stderr?.trim() || error.message}`, { cause: error });
  });
  return stdout;
}

/** Arguments for `spawn`. The environment is fixed: PGPORT or TZ of the caller must not reach PostgreSQL. */
export function asCommand({ owner, pastFolders }: RunAs, program: string, parameters: readonly string[]) {
  const options = { cwd: '/', env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
  if (!owner || !pastFolders) return { file: program, args: [...parameters], options: { ...options, ...owner } };
  // Without the securebit, access(2), by which PostgreSQL checks its programs, ignores the capability.
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  const args = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', ...capability, program, ...parameters];
  return { file: 'setpriv', args, options };
}

const canReach = (runAs: RunAs, folder: string, program: string): Promise<boolean> =>
  runToEnd(runAs, '/bin/sh', ['-c', 'cd "$0" && exec "$1" --version', folder, program]).then(
    () => true,
    () => false,
  );

async function ownerOf(path: string): Promise<Owner | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

async function serviceUser(): Promise<Owner> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody": start as another user, or set DATABASE_URL',
  );
}
