import { parseInstant } from '../formats.ts';
import type { EventType, GivenLead } from './document.ts';
import { nextDerivedId } from './ids.ts';
import type { Context } from './normalize-identity.ts';
import type { NormalizedOrganization } from './normalize-organizations.ts';

export type PlannedLead = { normalized: NormalizedOrganization; index: number; given: GivenLead; id: string; eventType: EventType };

export const pathOfLead = ({ normalized, index }: { normalized: NormalizedOrganization; index: number }): string =>
  `${normalized.path}/leads/${index}`;

export function planLeads(organizations: readonly NormalizedOrganization[], { errors }: Context): Map<string, PlannedLead> {
  const planned = new Map<string, PlannedLead>();
  for (const normalized of organizations) {
    for (const [index, given] of (normalized.given.leads ?? []).entries()) {
      const path = pathOfLead({ normalized, index });
      const eventType = normalized.eventTypes.get(given.eventType);
      const id = given.id?.toLowerCase() ?? newLeadId(given, planned);
      const duplicate = planned.get(id);
      if (duplicate) errors.add(`${path}/id`, `is also the id of ${pathOfLead(duplicate)}`);
      if (eventType) planned.set(id, { normalized, index, given, id, eventType });
      else errors.add(`${path}/eventType`, 'is not an event type of this organization');
    }
  }
  return planned;
}

function newLeadId(given: GivenLead, planned: ReadonlyMap<string, PlannedLead>): string {
  const words = ['lead', given.eventType, given.email.toLowerCase(), given.name];
  return nextDerivedId(words, given.createdAt === undefined ? null : parseInstant(given.createdAt), (id) => planned.has(id));
}
