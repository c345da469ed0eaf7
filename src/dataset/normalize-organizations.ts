import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { checkOwnership } from './check-ownership.ts';
import type { EventType, GivenOrganization, GivenUser, Organization, User } from './document.ts';
import { nameOf, normalizeEventType } from './normalize-event-types.ts';
import { type Context, findExisting, isoOr, registerName } from './normalize-identity.ts';
import { normalizeUser } from './normalize-users.ts';
import { readOrganizations } from './read-organizations.ts';
import { withDefaults } from './schema.ts';

/** `organization` is complete: the document's values, the existing ones and defaults. */
export type NormalizedOrganization = {
  given: GivenOrganization;
  path: string;
  existing: Organization | undefined;
  organization: Organization;
  users: Map<string, User>;
  /** By `owner/slug`. */
  eventTypes: Map<string, EventType>;
};

export async function normalizeOrganizations(
  tx: Transaction,
  given: readonly GivenOrganization[],
  context: Context,
): Promise<NormalizedOrganization[]> {
  const names = given.flatMap(({ slug, id }) => (id ? [slug, id.toLowerCase()] : [slug]));
  const candidates = await readOrganizations(tx, names);
  const normalized = given.map((organization, index) => normalize(organization, `/organizations/${index}`, candidates, context));
  await checkUniqueUsers(tx, normalized, context);
  await checkOwnership(
    tx,
    normalized.map(({ organization }) => organization),
    context,
  );
  return normalized;
}

function normalize(given: GivenOrganization, path: string, candidates: readonly Organization[], context: Context): NormalizedOrganization {
  const before = findExisting({ given, candidates, isNamesake: ({ slug }) => slug === given.slug, path: `${path}/slug` }, context);
  registerName('organization', given.slug, `${path}/slug`, context);
  registerName('organization id', given.id?.toLowerCase(), `${path}/id`, context);
  const normalizeOne = (user: GivenUser, index: number) => normalizeUser(user, `${path}/users/${index}`, before?.users ?? [], context);
  const users = overlay(before?.users ?? [], (given.users ?? []).map(normalizeOne), ({ slug }) => slug);
  ensureOwner(given, [...users.values()], path, context);
  const existing = before && withNewSlugs(before, [...users.values()]);
  const surroundings = { existing: existing?.eventTypes ?? [], users };
  const eventTypes = (given.eventTypes ?? []).map((one, index) =>
    normalizeEventType(one, `${path}/eventTypes/${index}`, surroundings, context),
  );
  const byName = overlay(surroundings.existing, eventTypes, nameOf);
  checkExternalIds([...users.values()], `${path}/users`, context);
  checkExternalIds([...byName.values()], `${path}/eventTypes`, context);
  const organization: Organization = {
    id: existing?.id ?? given.id?.toLowerCase() ?? newId(),
    slug: given.slug,
    name: given.name,
    plan: given.plan ?? existing?.plan ?? withDefaults<Organization>('organization', given).plan,
    createdAt: isoOr(given.createdAt, existing?.createdAt ?? context.now),
    users: [...users.values()],
    eventTypes: [...byName.values()],
  };
  return { given, path, existing, organization, users, eventTypes: byName };
}

function checkExternalIds(rows: readonly { externalId: string | null }[], path: string, { errors }: Context): void {
  const ids = rows.flatMap(({ externalId }) => externalId ?? []);
  if (new Set(ids).size < ids.length) errors.add(path, 'must have different external ids');
}

/** Makes the first user the owner of an organization without one, unless the document sets that user's role. */
function ensureOwner(given: GivenOrganization, users: readonly User[], path: string, { errors }: Context): void {
  if (users.length === 0 || users.some(({ role }) => role === 'owner')) return;
  const fixed = new Set((given.users ?? []).filter(({ role }) => role !== undefined).map(({ slug }) => slug));
  const first = users.find(({ slug }) => !fixed.has(slug));
  if (first === undefined) errors.add(`${path}/users`, 'must include an owner');
  else first.role = 'owner';
}

/** Event types refer to owners and hosts by slugs, which the document can change. */
function withNewSlugs(existing: Organization, users: readonly User[]): Organization {
  const slugs = new Map(users.map(({ id, slug }) => [id, slug]));
  const renamed = new Map(existing.users.map(({ id, slug }) => [slug, slugs.get(id) ?? slug]));
  const rename = (slug: string) => renamed.get(slug) ?? slug;
  const eventTypes = existing.eventTypes.map((eventType) => {
    const hosts = eventType.hosts.map((host) => (typeof host === 'string' ? rename(host) : { ...host, slug: rename(host.slug) }));
    return { ...eventType, owner: rename(eventType.owner), hosts };
  });
  return { ...existing, eventTypes };
}

function overlay<T extends { id: string }>(existing: readonly T[], given: readonly T[], toName: (row: T) => string): Map<string, T> {
  const ids = new Set(given.map(({ id }) => id));
  return new Map([...existing.filter(({ id }) => !ids.has(id)), ...given].map((row) => [toName(row), row]));
}

type StoredUser = { id: string; slug: string; email: string; organizationId: string };

/** Slugs and emails of users are unique in the whole deployment. */
async function checkUniqueUsers(tx: Transaction, normalized: readonly NormalizedOrganization[], { errors }: Context): Promise<void> {
  const users = normalized.flatMap(({ given }) => given.users ?? []);
  const [slugs, emails] = [users.map(({ slug }) => slug), users.map(({ email }) => email.toLowerCase())];
  const ids = users.flatMap(({ id }) => id ?? []);
  const { rows } = await sql<StoredUser>`
    select id, slug, lower(email) as email, organization_id from users
    where slug = any(${slugs}) or lower(email) = any(${emails}) or id = any(${ids}::uuid[])`.execute(tx);
  const [bySlug, byEmail, byId] = [byKey(rows, 'slug'), byKey(rows, 'email'), byKey(rows, 'id')];
  for (const { given, path, organization, users } of normalized) {
    const where = ({ organizationId }: StoredUser) => (organizationId === organization.id ? 'by another user' : 'in another organization');
    for (const [index, { slug, email }] of (given.users ?? []).entries()) {
      const { id } = users.get(slug)!;
      const [sameSlug, sameEmail, sameId] = [bySlug.get(slug), byEmail.get(email.toLowerCase()), byId.get(id)];
      if (sameSlug && sameSlug.id !== id && sameSlug.organizationId !== organization.id)
        errors.add(`${path}/users/${index}/slug`, 'is taken in another organization');
      if (sameEmail && sameEmail.id !== id) errors.add(`${path}/users/${index}/email`, `is taken ${where(sameEmail)}`);
      if (sameId && sameId.organizationId !== organization.id) errors.add(`${path}/users/${index}/id`, 'is taken in another organization');
    }
  }
}

const byKey = <K extends keyof StoredUser>(users: readonly StoredUser[], key: K): Map<string, StoredUser> =>
  new Map(users.map((user) => [user[key], user]));
