const base = '/settings';

export const paths = {
  bookings: `${base}/bookings`,
  week: `${base}/week`,
  eventTypes: `${base}/event-types`,
  availability: `${base}/availability`,
  contacts: `${base}/contacts`,
  team: `${base}/team`,
};

type Query = Record<string, string | undefined>;

/** Leaves out empty values. */
export function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
