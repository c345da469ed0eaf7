import { parseInstant } from '../formats.ts';
import type { EventType, GivenLead } from './document.ts';
import { nextDerivedId } from './ids.ts';
import type { Context } from './settle-identity.ts';
import type { Settled } from './settle-organizations.ts';

export type PlannedLead = { settled: Settled; index: number; given: GivenLead; id: string; eventType: EventType };

export const pathOfLead = ({ settled, index }: { settled: Settled; index: number }): string => `${settled.path}/leads/${index}`;

/** Those leads of the document whose event type exists; the others are faults. */
export function planLeads(organizations: readonly Settled[], { faults }: Context): Map<string, PlannedLead> {
  const planned = new Map<string, PlannedLead>();
  for (const settled of organizations) {
    for (const [index, given] of (settled.given.leads ?? []).entries()) {
      const path = pathOfLead({ settled, index });
      const eventType = settled.eventTypes.get(given.eventType);
      const id = given.id?.toLowerCase() ?? newLeadId(given, planned);
      const twin = planned.get(id);
      if (twin) faults.add(`${path}/id`, `is the id of ${pathOfLead(twin)} too`);
      if (eventType) planned.set(id, { settled, index, given, id, eventType });
      else faults.add(`${path}/eventType`, 'is not an event type of this organization');
    }
  }
  return planned;
}

function newLeadId(given: GivenLead, planned: ReadonlyMap<string, PlannedLead>): string {
  const words = ['lead', given.eventType, given.email.toLowerCase(), given.name];
  return nextDerivedId(words, given.createdAt === undefined ? null : parseInstant(given.createdAt), (id) => planned.has(id));
}
