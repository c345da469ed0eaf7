/** Time zone files written by a test. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** `changes`: instant and new offset from UTC in minutes. `rule`: for later times, as in POSIX `TZ`. */
export type MadeZone = { offsetMin: number; changes?: [instant: string, offsetMin: number][]; rule?: string };

export function toTzif({ offsetMin, changes = [], rule = '' }: MadeZone): Buffer {
  const offsets = [offsetMin, ...changes.map(([, offset]) => offset)];
  const header = (times: number, types: number) => {
    const bytes = Buffer.alloc(44);
    bytes.write('TZif2');
    for (const [index, count] of [0, 0, 0, times, types, 4].entries()) bytes.writeUInt32BE(count, 20 + index * 4);
    return bytes;
  };
  const times = Buffer.alloc(changes.length * 8);
  for (const [index, [instant]] of changes.entries()) times.writeBigInt64BE(BigInt(Date.parse(instant) / 1000), index * 8);
  const types = Buffer.alloc(offsets.length * 6);
  for (const [index, minutes] of offsets.entries()) types.writeInt32BE(minutes * 60, index * 6);
  const indexes = Buffer.from(changes.map((_, index) => index + 1));
  const oldBlock = Buffer.concat([header(0, 1), Buffer.alloc(6), Buffer.from('-00\0')]);
  return Buffer.concat([oldBlock, header(changes.length, offsets.length), times, indexes, types, Buffer.from(`-00\0\n${rule}\n`)]);
}

/** Returns the directory. */
export function writeZones(
  version: string,
  zones: Record<string, MadeZone>,
  directory = mkdtempSync(join(tmpdir(), 'caledee-zones-')),
): string {
  for (const [name, zone] of Object.entries(zones)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), toTzif(zone));
  }
  writeFileSync(join(directory, 'tzdata.zi'), `# version ${version}\n# redo posix_only\nL Europe/Paris Europe/Monaco\n`);
  return directory;
}
