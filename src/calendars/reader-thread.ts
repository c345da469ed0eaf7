/** The thread of reader.ts: posts the times of each object in their order. */
import { parentPort, workerData } from 'node:worker_threads';
import { useZoneFiles } from '../availability/zones.ts';
import { watchZoneFiles } from '../process/zone-files.ts';
import { type ObjectTimes, readObject, unread } from './icalendar.ts';
import { largestCalendarBytes, type ThreadInput } from './reader.ts';
import { decodeText } from './text-encoding.ts';

const { texts, options } = workerData as ThreadInput;

const read = (text: Uint8Array): ObjectTimes =>
  text.length > largestCalendarBytes
    ? unread(`is larger than ${largestCalendarBytes / 1_000_000} MB`)
    : readObject(decodeText(text), options);

watchZoneFiles(useZoneFiles);
for (const text of texts) parentPort?.postMessage(read(text));
