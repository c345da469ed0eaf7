import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { checkOwnership } from './check-ownership.ts';
import type { EventType, GivenOrganization, GivenUser, Organization, User } from './document.ts';
import { readOrganizations } from './read-existing.ts';
import { withDefaults } from './schema.ts';
import { nameOf, settleEventType } from './settle-event-types.ts';
import { type Context, claimName, isoOr, recognize } from './settle-identity.ts';
import { settleUser } from './settle-users.ts';

/** An organization with its document's claims settled: who and what its bookings and leads may name. */
export type Settled = {
  given: GivenOrganization;
  path: string;
  known: Organization | undefined;
  organization: Organization;
  users: Map<string, User>;
  /** By `owner/slug`. */
  eventTypes: Map<string, EventType>;
};

/** All organizations of a document, complete. What is wrong is added to the faults. */
export async function settleOrganizations(tx: Transaction, given: readonly GivenOrganization[], context: Context): Promise<Settled[]> {
  const names = given.flatMap(({ slug, id }) => (id ? [slug, id.toLowerCase()] : [slug]));
  const known = await readOrganizations(tx, names);
  const settled = given.map((organization, index) => settle(organization, `/organizations/${index}`, known, context));
  await checkRivals(tx, settled, context);
  await checkOwnership(
    tx,
    settled.map(({ organization }) => organization),
    context,
  );
  return settled;
}

function settle(given: GivenOrganization, path: string, others: readonly Organization[], context: Context): Settled {
  const before = recognize({ given, others, isNamesake: ({ slug }) => slug === given.slug, path: `${path}/slug` }, context);
  claimName('organization', given.slug, `${path}/slug`, context);
  claimName('organization id', given.id?.toLowerCase(), `${path}/id`, context);
  const settleOne = (user: GivenUser, index: number) => settleUser(user, `${path}/users/${index}`, before?.users ?? [], context);
  const users = overlay(before?.users ?? [], (given.users ?? []).map(settleOne), ({ slug }) => slug);
  const known = before && withNewSlugs(before, [...users.values()]);
  const surroundings = { others: known?.eventTypes ?? [], users };
  const eventTypes = (given.eventTypes ?? []).map((one, index) =>
    settleEventType(one, `${path}/eventTypes/${index}`, surroundings, context),
  );
  const byName = overlay(surroundings.others, eventTypes, nameOf);
  const organization: Organization = {
    id: known?.id ?? given.id?.toLowerCase() ?? newId(),
    slug: given.slug,
    name: given.name,
    plan: given.plan ?? known?.plan ?? withDefaults<Organization>('organization', given).plan,
    createdAt: isoOr(given.createdAt, known?.createdAt ?? context.now),
    users: [...users.values()],
    eventTypes: [...byName.values()],
  };
  return { given, path, known, organization, users, eventTypes: byName };
}

/** Event types name their owners and hosts by slugs, which the document may change. */
function withNewSlugs(known: Organization, users: readonly User[]): Organization {
  const slugs = new Map(users.map(({ id, slug }) => [id, slug]));
  const renamed = new Map(known.users.map(({ id, slug }) => [slug, slugs.get(id) ?? slug]));
  const rename = (slug: string) => renamed.get(slug) ?? slug;
  const eventTypes = known.eventTypes.map((eventType) => {
    const hosts = eventType.hosts.map((host) => (typeof host === 'string' ? rename(host) : { ...host, slug: rename(host.slug) }));
    return { ...eventType, owner: rename(eventType.owner), hosts };
  });
  return { ...known, eventTypes };
}

/** What exists and what the document says, by name, the document's word being the last. */
function overlay<T extends { id: string }>(known: readonly T[], given: readonly T[], name: (thing: T) => string): Map<string, T> {
  const ids = new Set(given.map(({ id }) => id));
  return new Map([...known.filter(({ id }) => !ids.has(id)), ...given].map((thing) => [name(thing), thing]));
}

type Rival = { id: string; slug: string; email: string; organizationId: string };

/** Slugs and addresses of users are unique in the whole deployment. */
async function checkRivals(tx: Transaction, settled: readonly Settled[], { faults }: Context): Promise<void> {
  const users = settled.flatMap(({ given }) => given.users ?? []);
  const [slugs, emails] = [users.map(({ slug }) => slug), users.map(({ email }) => email.toLowerCase())];
  const ids = users.flatMap(({ id }) => id ?? []);
  const { rows } = await sql<Rival>`
    select id, slug, lower(email) as email, organization_id from users
    where slug = any(${slugs}) or lower(email) = any(${emails}) or id = any(${ids}::uuid[])`.execute(tx);
  const [bySlug, byEmail, byId] = [byKey(rows, 'slug'), byKey(rows, 'email'), byKey(rows, 'id')];
  for (const { given, path, organization, users } of settled) {
    const where = ({ organizationId }: Rival) => (organizationId === organization.id ? 'by another user' : 'in another organization');
    for (const [index, { slug, email }] of (given.users ?? []).entries()) {
      const { id } = users.get(slug)!;
      const [namesake, neighbour, twin] = [bySlug.get(slug), byEmail.get(email.toLowerCase()), byId.get(id)];
      if (namesake && namesake.id !== id && namesake.organizationId !== organization.id)
        faults.add(`${path}/users/${index}/slug`, 'is taken in another organization');
      if (neighbour && neighbour.id !== id) faults.add(`${path}/users/${index}/email`, `is taken ${where(neighbour)}`);
      if (twin && twin.organizationId !== organization.id) faults.add(`${path}/users/${index}/id`, 'is taken in another organization');
    }
  }
}

const byKey = <K extends keyof Rival>(rivals: readonly Rival[], key: K): Map<string, Rival> =>
  new Map(rivals.map((rival) => [rival[key], rival]));
