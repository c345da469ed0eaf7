import type { Schemas } from '../../contract.ts';
import type { Session } from '../../web/session.ts';
import { paths, withQuery } from '../paths.ts';
import type { WeekFacts } from './facts.ts';
import type { Grid } from './grid.ts';

type EventType = Schemas['EventType'];

/** Either the explanation of a start, or why there is none. */
export type Asked = { start: string; explanation?: Schemas['AvailabilityExplanation']; refusal?: string };

export type WeekPage = {
  session: Session;
  eventTypes: EventType[];
  eventType: EventType | undefined;
  durationMin: number | undefined;
  from: string;
  today: string;
  facts: WeekFacts;
  grid: Grid;
  asked: Asked | undefined;
};

export const weekUrl = ({ eventType, durationMin, from }: WeekPage, rest: Record<string, string> = {}): string =>
  withQuery(paths.week, { type: eventType?.id, duration: durationMin === undefined ? undefined : String(durationMin), from, ...rest });
