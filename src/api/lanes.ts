import { toId } from '../database/ids.ts';
import type { Lane } from '../database/lanes.ts';
import type { Viewer } from '../queries/event-types.ts';
import type { Chain } from '../queries/managed-bookings.ts';

type Client = { client: string; caller: { userId: string; organizationId: string } | null };

export const laneOf = ({ client, caller }: Client): Lane => ({
  key: `user:${caller?.userId ?? client}`,
  group: () => caller?.organizationId ?? client,
  isPatient: caller !== null,
});

/** For bookings of one event type, which wait for its hosts' locks. */
export const laneOfEventType = ({ organizationId, isPublic }: Viewer, eventTypeId: string): Lane => ({
  key: `event-type:${toId(eventTypeId).toLowerCase()}`,
  group: () => organizationId,
  isPatient: !isPublic,
});

/** For changes of a booking by its link. */
export const laneOfChain = ({ organizationId, chainId }: Chain): Lane => ({
  key: `chain:${chainId}`,
  group: () => organizationId,
  isPatient: false,
});
