/** Parts of dataset documents with defaults, so that a test states only what matters to it. */

type Part = Record<string, unknown>;

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export const daily = (...hours: [string, string][]): Record<string, [string, string][]> =>
  Object.fromEntries(everyDay.map((day) => [day, hours]));

/** A user who works from 09:00 to 17:00 UTC every day by default. */
export const user = (slug: string, { timezone = 'UTC', weekly = daily(['09:00', '17:00']), overrides = [], ...rest }: Part = {}): Part => ({
  slug,
  email: `${slug}@acme.test`,
  name: slug[0]?.toUpperCase() + slug.slice(1),
  timezone,
  schedules: [{ name: 'Working hours', timezone, default: true, weekly, overrides }],
  ...rest,
});

/** An event type of 30 minutes, hosted by its owner by default. */
export const eventType = (owner: string, slug: string, rest: Part = {}): Part => ({
  owner,
  slug,
  name: slug,
  kind: 'one_on_one',
  hosts: [owner],
  durations: [30],
  ...rest,
});

export const organization = (slug: string, rest: Part): Part => ({ slug, name: slug, plan: 'team', ...rest });

export const world = (...organizations: Part[]): Part => ({ organizations });

let people = 0;
export const invitee = (rest: Part = {}) => {
  people += 1;
  return { name: `Guest ${people}`, email: `guest${people}@example.com`, timezone: 'Europe/London', ...rest };
};
