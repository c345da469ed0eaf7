import { toId } from '../database/ids.ts';
import type { Lane } from '../database/lanes.ts';
import { recallOrganization } from '../queries/known-event-types.ts';

type Client = { client: string; caller: { userId: string; organizationId: string } | null };

export const laneOf = ({ client, caller }: Client): Lane => ({
  key: `user:${caller?.userId ?? client}`,
  group: () => caller?.organizationId ?? client,
  isPatient: caller !== null,
});

/** For bookings of one event type, which wait for the same locks. Grouped by the client until the organization is known. */
export const laneOfEventType = ({ client, caller }: Client, eventTypeId: string): Lane => ({
  key: `event-type:${toId(eventTypeId).toLowerCase()}`,
  group: () => caller?.organizationId ?? recallOrganization(eventTypeId) ?? client,
  isPatient: caller !== null,
});
