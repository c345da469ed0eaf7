/** The lanes in which requests wait for their transaction. */
import { toId } from '../database/ids.ts';
import type { Lane } from '../database/lanes.ts';
import { recallOrganization } from '../queries/known-event-types.ts';

type Asking = { client: string; caller: { userId: string; organizationId: string } | null };

/** For all that a user changes. */
export const laneOf = ({ client, caller }: Asking): Lane => ({
  key: `user:${caller?.userId ?? client}`,
  group: () => caller?.organizationId ?? client,
  isPatient: caller !== null,
});

/** For bookings of one event type, which wait for its hosts' locks; as long as its organization is not known, it is the client's. */
export const laneOfEventType = ({ client, caller }: Asking, eventTypeId: string): Lane => ({
  key: `event-type:${toId(eventTypeId).toLowerCase()}`,
  group: () => caller?.organizationId ?? recallOrganization(eventTypeId) ?? client,
  isPatient: caller !== null,
});
