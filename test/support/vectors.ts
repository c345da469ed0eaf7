import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Schedule } from '../../src/availability/schedule.ts';
import type { Rules } from '../../src/availability/slots.ts';

export type VectorBooking = {
  hosts: string[];
  startAt: string;
  durationMin: number;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  sameEventType: boolean;
};

/** A slot case with its answer, from an independent implementation. */
export type Vector = {
  name: string;
  now: string;
  hosts: { slug: string; schedule: Schedule | null; outOfOffice: { from: string; to: string }[] }[];
  eventType: Rules & { durations: number[] };
  bookings: VectorBooking[];
  query: { from: string; to: string; duration: number; tz: string };
  slots: { startAt: string; localStartAt: string; seatsRemaining: number }[];
};

/** The vectors lie beside the repository, not in it; who has only the repository goes without, but the build does not. */
export const vectorFile = fileURLToPath(new URL('../../../shared/vectors/slots.json', import.meta.url));

export const readVectors = (): Vector[] | undefined =>
  existsSync(vectorFile) || process.env.CI === 'true' ? JSON.parse(readFileSync(vectorFile, 'utf8')).cases : undefined;
