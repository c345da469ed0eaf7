/**
 * The operating system's time zone data: TZif files under TZDIR or /usr/share/zoneinfo. Updates of the package take effect without a restart,
 * within a minute. Without a file that states their version they cannot be compared with other data, and are ignored.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** `read`: a zone's file, or undefined if there is none. */
export type ZoneFiles = { version: string; read: (name: string) => Buffer | undefined };

const checkMs = 60_000;
const usualDirectory = '/usr/share/zoneinfo';

const versionFiles: [name: string, form: RegExp][] = [
  // With all rules and links, as installed by most packages.
  ['tzdata.zi', /^# version (\d{4}[a-z]+)/],
  ['+VERSION', /^(\d{4}[a-z]+)/],
];

/** Calls `use` now and after each change of the files. Returns a function that stops watching. */
export function watchZoneFiles(use: (files: ZoneFiles | undefined) => void, directory = process.env.TZDIR || usualDirectory): () => void {
  let seen = identify(directory);
  use(findZoneFiles(directory));
  const check = () => {
    const found = identify(directory);
    if (found === seen) return;
    seen = found;
    use(findZoneFiles(directory));
  };
  const timer = setInterval(check, checkMs).unref();
  return () => clearInterval(timer);
}

/** Changes with the version. Costs two calls of `stat`, 10 µs. */
const identify = (directory: string): string =>
  versionFiles
    .map(([name]) => {
      const found = statSync(join(directory, name), { throwIfNoEntry: false });
      return found && [found.ino, found.size, found.mtimeMs].join(' ');
    })
    .join(',');

export function findZoneFiles(directory: string): ZoneFiles | undefined {
  for (const [name, form] of versionFiles) {
    const text = readFile(join(directory, name))?.toString('utf8') ?? '';
    const version = form.exec(text)?.[1];
    if (version === undefined) continue;
    const links = new Map([...text.matchAll(/^L (\S+) (\S+)$/gm)].map(([, target = '', link = '']) => [link, target]));
    const read = (zone: string) => readZone(directory, zone) ?? readZone(directory, links.get(zone) ?? '');
    return { version, read };
  }
  return undefined;
}

const readZone = (directory: string, zone: string): Buffer | undefined =>
  /^[A-Za-z][\w+-]*(\/[A-Za-z][\w+-]*)*$/.test(zone) ? readFile(join(directory, zone)) : undefined;

function readFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
