// The embedded PostgreSQL listens on a unix socket in a folder that only its user and root may enter, so that other users can neither
// connect nor listen in its place and request the password.

import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp, readlink, rm, rmdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';

/** Part of the socket's name only. Nothing listens on this port. */
export const socketPort = 5432;

/** `sun_path` without its last NUL (unix(7)). */
const longestPath = process.platform === 'darwin' ? 103 : 107;
const fits = (folder: string) => Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longestPath;

/** Returns the socket's folder, the same each time. If the cluster's path is too long, a temporary folder behind a symbolic link. */
export async function prepareSocketFolder(cluster: Cluster): Promise<string> {
  const own = join(cluster.folder, 'run');
  if (fits(own)) {
    await createPrivateFolder(own, cluster);
    return own;
  }
  const link = linkOf(cluster);
  for (;;) {
    const known = await readlink(link).catch(ifMissing);
    if (known === undefined) await linkTemporary(link, cluster);
    else if (await createPrivateFolder(known, cluster).then(() => true, ifOpen)) return known;
    else await rm(link, { force: true });
  }
}

export async function checkPrivate(folder: string, { runAs }: Cluster): Promise<void> {
  const found = await lstat(folder);
  const isOurs = found.isDirectory() && found.uid === (runAs.owner?.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0;
  if (!isOurs)
    throw Object.assign(new Error(`${folder} must be a folder that only the owner of the database may enter`), { code: 'EOPEN' });
}

/** Call it after PostgreSQL has stopped. A concurrent start fails once because the folder is missing, then creates another. */
export async function removeTemporaryFolder(cluster: Cluster): Promise<void> {
  const link = linkOf(cluster);
  const temporary = await readlink(link).catch(ifMissing);
  if (temporary === undefined) return;
  await rm(link, { force: true });
  await rmdir(temporary).catch(() => undefined);
}

/** The name contains the cluster's path: a copy of the data must not use the original's folder. */
const linkOf = ({ folder }: Cluster) => join(folder, `run.${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);

async function createPrivateFolder(folder: string, cluster: Cluster): Promise<void> {
  const isNew = await mkdir(folder, { mode: 0o700 }).then(() => true, ifThere);
  if (isNew) await giveToOwner(folder, cluster);
  await checkPrivate(folder, cluster);
}

async function linkTemporary(link: string, cluster: Cluster): Promise<void> {
  const parent = [tmpdir(), '/tmp'].find((path) => fits(join(path, 'caledee-xxxxxx'))) as string;
  const folder = await mkdtemp(join(parent, 'caledee-'));
  await giveToOwner(folder, cluster);
  await symlink(folder, link).catch(async (error: NodeJS.ErrnoException) => {
    await rmdir(folder);
    return ifThere(error);
  });
}

const giveToOwner = async (folder: string, { runAs: { owner } }: Cluster) => owner && chown(folder, owner.uid, owner.gid);

const unless =
  <T>(code: string, value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code !== code) throw error;
    return value;
  };
const ifMissing = unless('ENOENT', undefined);
const ifThere = unless('EEXIST', false);
const ifOpen = unless('EOPEN', false);
