/** The pages of a team, without a browser. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createTeam } from '../support/hosts.ts';
import { startMailServer } from '../support/mail-server.ts';
import { type ApiClient, startServer, startTestServer, type TestServer } from '../support/server.ts';
import { type Page, signIn, testPassword, visit } from '../support/visitor.ts';

const base = '/settings/team';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

const list = async (client: ApiClient) => (await client.GET('/api/v2/members')).data?.items as Schemas['Member'][];

/** An owner, a member and an admin, who host an event type of the owner together. */
async function createCompany() {
  const { client, slugs, eventTypeId } = await createTeam(server, 3, { kind: 'collective' });
  const [owner, member, admin] = (await list(client)) as [Schemas['Member'], Schemas['Member'], Schemas['Member']];
  await client.PATCH('/api/v2/members/{id}', { params: { path: { id: admin.id } }, body: { role: 'admin' } });
  const signInAs = (index: number) => signIn(server, slugs[index] as string);
  return { client, slugs, eventTypeId, owner, member, admin, signInAs };
}

const linkIn = ({ text }: Page): string => /data-copy="link">[^<]*(\/invitation\/[\w-]{43})</.exec(text)?.[1] ?? '';

it('lists members; members can only read', async () => {
  const { slugs, member, signInAs } = await createCompany();
  const visitor = await signInAs(1);
  const { text } = await visitor.get(base);
  for (const part of [...slugs.map((slug) => `${slug}@acme.test`), '(you)', 'owner</span>', 'admin</span>']) expect(text).toContain(part);
  expect(text).not.toContain('Invite a member');
  expect(text).not.toContain(member.id);
  for (const path of [`${base}/${member.id}`, `${base}/${member.id}/deactivate`, `${base}/${member.id}/delete`])
    expect((await visitor.get(path)).text).toContain('Only for owners and admins');
});

it('invites with a link, which is shown once, and creates another link until the person joins', async () => {
  const { client, slugs, owner, signInAs } = await createCompany();
  const visitor = await signInAs(0);
  const wrong = await visitor.fill(base, { name: 'Noor', email: 'nowhere', role: 'admin' });
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('<a href="#email">The email address must be')]);
  expect(wrong.text).toMatch(/value="Noor"[\s\S]*value="admin" selected/);
  const taken = await visitor.fill(base, { email: owner.email, role: 'member' });
  expect(taken.text).toContain('<a href="#email">The email address is already used by another user of this server.');
  const email = `noor-${slugs[0]}@example.com`;
  const form = { email, name: 'Noor', role: 'admin', key: '019cb24f-1c00-7aaa-8bbb-0123456789ab' };
  const [invited, again] = [await visitor.fill(base, form), await visitor.fill(base, form)];
  expect(invited.text).toContain(`No mail server is configured. Send the link to ${email} yourself.`);
  expect(linkIn(invited)).not.toBe('');
  expect(linkIn(again)).toBe(linkIn(invited));
  const other = await visitor.fill(base, { ...form, email: `other-${email}` });
  expect(other.text).toContain(`Send the link to other-${email} yourself.`);
  const { id } = (await list(client)).find((one) => one.email === email) as Schemas['Member'];
  const { text } = await visitor.get(base);
  expect(text).toContain('invited</span>');
  expect(text).not.toContain('/invitation/');
  const renewed = linkIn(await visitor.fill(`${base}/${id}`, {}, `${base}/${id}/invitation`));
  expect((await visit(server.url).get(linkIn(invited))).status).toBe(404);
  await visit(server.url).fill(renewed, { password: testPassword, repeated: testPassword });
  const joined = await visitor.fill(`${base}/${id}`, {}, `${base}/${id}/invitation`);
  expect([joined.status, joined.text]).toEqual([400, expect.stringContaining('The member has already joined.')]);
});

it('says that the link is sent by mail', async () => {
  const mail = await startMailServer({});
  const from = { name: 'Acme', address: 'meetings@acme.test' };
  const sending = await startServer(server.databaseUrl, { mail: { smtpUrl: mail.url, from } });
  const { slugs } = await createCompany();
  const visitor = await signIn({ url: sending.url, databaseUrl: server.databaseUrl }, slugs[0] as string);
  const { text } = await visitor.fill(base, { email: `mailed-${slugs[0]}@example.com`, role: 'member' });
  expect(text).toContain(`We're also sending the link to mailed-${slugs[0]}@example.com.`);
  await sending.stop();
  await mail.stop();
});

it('renames, and changes roles; an owner remains, and admins do not change owners', async () => {
  const { client, owner, member, signInAs } = await createCompany();
  const visitor = await signInAs(0);
  const path = `${base}/${member.id}`;
  expect((await visitor.fill(path, { name: 'Rosa Ruiz', role: 'admin' })).location).toBe(`${base}?done=saved`);
  expect((await list(client))[1]).toMatchObject({ name: 'Rosa Ruiz', role: 'admin' });
  const nameless = await visitor.fill(path, { name: '', role: 'admin' });
  expect([nameless.status, nameless.text]).toEqual([400, expect.stringContaining('<a href="#name">The name must')]);
  const last = await visitor.fill(`${base}/${owner.id}`, { role: 'member' });
  expect([last.status, last.text]).toEqual([400, expect.stringContaining('<a href="#role">An organization needs an active owner.')]);
  const admin = await signInAs(2);
  const read = await admin.get(`${base}/${owner.id}`);
  expect(read.text).toContain('Only owners can change owners.');
  expect(read.text).not.toContain('Save</button>');
  expect((await admin.get(path)).text).not.toContain('value="owner"');
  const granted = await admin.fill(path, { role: 'owner' });
  expect([granted.status, granted.text]).toEqual([400, expect.stringContaining('<a href="#role">Only owners of the organization')]);
});

it('deactivates after a list of the bookings that stay, and reactivates', async () => {
  const { client, owner, member, eventTypeId, signInAs } = await createCompany();
  await book(client, eventTypeId, at('09:00'), { invitee: { name: 'Ann Lee', email: 'ann@example.com', timezone: 'UTC' } });
  const visitor = await signInAs(0);
  const path = `${base}/${member.id}/deactivate`;
  expect((await visitor.get(path)).text).toMatch(
    /Upcoming bookings[\s\S]*Tuesday, March 2, 2027, 9:00 AM – 9:30 AM[\s\S]*<bdi>call<\/bdi> with <bdi>Ann Lee<\/bdi>/,
  );
  expect((await list(client))[1]).toMatchObject({ active: true });
  const colleague = await signInAs(1);
  expect((await visitor.fill(path, {})).location).toBe(`${base}?done=deactivated`);
  expect((await colleague.get(base)).location).toContain('/sign-in');
  expect((await visitor.get(base)).text).toContain('deactivated</span>');
  const back = await visitor.fill(`${base}/${member.id}`, {}, `${base}/${member.id}/reactivate`);
  expect(back.location).toBe(`${base}?done=reactivated`);
  expect((await list(client))[1]).toMatchObject({ active: true });
  const last = await visitor.get(`${base}/${owner.id}/deactivate`);
  expect([last.status, last.text]).toEqual([409, expect.stringContaining('An organization needs an active owner.')]);
});

it('deletes members without bookings only', async () => {
  const { client, member, admin, eventTypeId, signInAs } = await createCompany();
  await book(client, eventTypeId, at('09:00'));
  const visitor = await signInAs(0);
  const path = `${base}/${member.id}/delete`;
  const used = await visitor.fill(path, {});
  const words = 'This member has bookings, leads or event types. Deactivate the member instead.';
  expect([used.status, used.text]).toEqual([409, expect.stringContaining(words)]);
  const email = `new-${admin.slug}@example.com`;
  await visitor.fill(base, { email, role: 'member' });
  const { id } = (await list(client)).find((one) => one.email === email) as Schemas['Member'];
  expect((await visitor.fill(`${base}/${id}/delete`, {})).location).toBe(`${base}?done=deleted`);
  expect((await visitor.get(`${base}/${id}`)).status).toBe(404);
  const stranger = await (await createCompany()).signInAs(0);
  for (const end of ['', '/deactivate', '/delete']) expect((await stranger.get(`${base}/${member.id}${end}`)).status).toBe(404);
});
