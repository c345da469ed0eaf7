/** The pages of a host's event types, without a browser. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { shownFields, signIn, type Visitor } from '../support/visitor.ts';

const base = '/settings/event-types';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

const get = async (client: ApiClient, id: string) => (await client.GET('/api/v2/event-types/{id}', { params: { path: { id } } })).data;

/** All fields of the form as a browser would send them. */
async function allFields(visitor: Visitor, path: string): Promise<Record<string, string | string[]>> {
  const page = await visitor.get(path);
  const form = page.text.slice(page.text.indexOf(`action="${path}"`)).split('</form>')[0] ?? '';
  const checked = [...form.matchAll(/<input type="(?:checkbox|radio)"[^>]* name="([^"]*)" value="([^"]*)" checked/g)];
  const selects = [...form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name = '', options = '']) => {
    const [, value, text = ''] =
      /<option(?: value="([^"]*)")? selected>([^<]*)/.exec(options) ?? /<option(?: value="([^"]*)")?>([^<]*)/.exec(options) ?? [];
    return [name, value ?? text.trim()];
  });
  const texts = [...form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>\n([^<]*)/g)].map(([, name = '', text = '']) => [name, text]);
  const shown = Object.entries(shownFields(page, path)).filter(([name]) => name !== 'mode' && name !== 'kind');
  return Object.fromEntries([...shown, ...selects, ...texts, ...checked.map(([, name = '', value = '']) => [name, value])]);
}

it('lists event types with their links, and saves a form that was not changed as it is', async () => {
  const questions = [
    { id: 'size', label: 'How large is your team?', type: 'single_choice', required: true, options: ['1–10', 'more'] },
    { id: 'why', label: 'Why <now>?', type: 'long_text', required: false, options: [] },
  ];
  const { client, slug, eventTypeId } = await createHost(server, {
    ...{ questions, durations: [30, 60], bufferAfterMin: 10, minimumNoticeMin: 2880, cancelNoticeMin: 90, reminders: [1440, 60] },
    ...{ description: 'One\nTwo', internalNote: 'For us', redirectUrl: 'https://thanks.example/', botProtection: 'proof_of_work' },
    ...{
      location: { kind: 'zoom', value: 'https://zoom.example/1' },
      dailyLimit: 4,
      maxInvitees: 2,
      slotIntervalMin: 15,
      bookingWindowDays: null,
    },
  });
  const visitor = await signIn(server, slug);
  const { text } = await visitor.get(base);
  expect(text).toContain(`data-copy="link of call">${server.url}/${slug}/call<`);
  expect(text).toContain(`href="${server.url}/${slug}/call" aria-label="Preview call"`);
  const before = await get(client, eventTypeId);
  const path = `${base}/${eventTypeId}`;
  const saved = await visitor.post(path, await allFields(visitor, path));
  expect([saved.status, saved.location]).toEqual([303, `${path}?done=saved`]);
  expect(await get(client, eventTypeId)).toEqual(before);
});

it('creates one, and changes every field', async () => {
  const { client, slug } = await createHost(server);
  const visitor = await signIn(server, slug);
  const fields = { ...(await allFields(visitor, `${base}/new`)), name: 'Intro call', slug: 'intro' };
  const created = await visitor.post(`${base}/new`, fields);
  expect(created.location).toMatch(/\/settings\/event-types\/[0-9a-f-]{36}\?done=created$/);
  const again = await visitor.post(`${base}/new`, fields);
  expect(again.location).toBe(created.location);
  const path = created.location?.split('?')[0] ?? '';
  const id = path.slice(base.length + 1);
  expect(await get(client, id)).toMatchObject({
    name: 'Intro call',
    durations: [30],
    bookingWindowDays: 60,
    active: true,
    publicBooking: true,
  });
  const { public: _public, active: _active, ...rest } = await allFields(visitor, path);
  const wanted = {
    ...{
      name: 'Demo',
      slug: 'demo',
      description: 'One\r\nTwo',
      durations: '45 90',
      location: 'in_person',
      location_value: 'Main Street 1',
    },
    ...{
      interval: '15',
      before: '5',
      after: '10',
      notice: '2',
      notice_unit: 'days',
      window: '',
      daily: '3',
      seats: '4',
      mode: 'details_first',
    },
    ...{ bot: 'yes', redirect: 'https://thanks.example/', note: 'For us', cancel: '3', cancel_unit: 'hours', reschedule: '30' },
    ...{ 'reminder-0': '1', 'reminder-0_unit': 'days', 'reminder-1': '15', 'reminder-1_unit': 'minutes' },
    ...{ questions: '1', 'q0-id': 'a', 'q0-label': 'Size?', 'q0-type': 'single_choice', 'q0-options': 'S\r\nL\r\n', 'q0-required': 'yes' },
  };
  expect((await visitor.post(path, { ...rest, ...wanted })).location).toBe(`${path}?done=saved`);
  expect(await get(client, id)).toMatchObject({
    ...{
      name: 'Demo',
      slug: 'demo',
      description: 'One\nTwo',
      durations: [45, 90],
      location: { kind: 'in_person', value: 'Main Street 1' },
    },
    ...{ slotIntervalMin: 15, bufferBeforeMin: 5, bufferAfterMin: 10, minimumNoticeMin: 2880, bookingWindowDays: null, dailyLimit: 3 },
    ...{ maxInvitees: 4, bookingMode: 'details_first', botProtection: 'proof_of_work', redirectUrl: 'https://thanks.example/' },
    ...{
      internalNote: 'For us',
      cancelNoticeMin: 180,
      rescheduleNoticeMin: 30,
      reminders: [1440, 15],
      publicBooking: false,
      active: false,
    },
    questions: [{ id: 'a', label: 'Size?', type: 'single_choice', required: true, options: ['S', 'L'] }],
  });
});

it('shows an error beside each wrong field, in an open part of the form', async () => {
  const { slug, eventTypeId } = await createHost(server);
  const visitor = await signIn(server, slug);
  const path = `${base}/${eventTypeId}`;
  const fields = await allFields(visitor, path);
  const wrong = {
    name: '',
    slug: 'Not a slug',
    durations: '3',
    window: '9999',
    redirect: 'nowhere',
    questions: '1',
    'q0-id': 'a',
    'q0-label': '',
  };
  const { status, text } = await visitor.post(path, { ...fields, ...wrong });
  expect(status).toBe(400);
  for (const field of ['name', 'slug', 'durations', 'window', 'redirect', 'q0-label']) expect(text).toContain(`<a href="#${field}">`);
  expect(text.match(/(?<=<li><a href="#)\w+/g)?.slice(0, 3)).toEqual(['name', 'slug', 'durations']);
  expect(text).toContain('The link must consist of lowercase letters, digits and single hyphens');
  expect(text.match(/<details class="card part" open>/g)).toHaveLength(3);
  const words = await visitor.post(path, { ...fields, durations: 'half an hour' });
  expect(words.text).toContain('Durations must be whole numbers of minutes');
  await visitor.post(`${base}/new`, { ...(await allFields(visitor, `${base}/new`)), name: 'Other', slug: 'other' });
  const taken = await visitor.post(path, { ...fields, slug: 'other' });
  expect(taken.text).toContain('Another of your event types has this link. other-2 is free.');
});

it('adds, moves and removes questions without saving', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const visitor = await signIn(server, slug);
  const path = `${base}/${eventTypeId}`;
  let fields = await allFields(visitor, path);
  const press = async (action: string) => {
    const page = await visitor.post(path, { ...fields, action });
    fields = { ...fields, ...shownFields(page, path) };
    return page.text;
  };
  await press('add');
  fields['q0-label'] = 'First?';
  await press('add');
  fields['q1-label'] = 'Second?';
  expect(await press('up-1')).toMatch(/Second\?[\s\S]*First\?/);
  expect(await press('remove-0')).not.toContain('Second?');
  expect((await get(client, eventTypeId))?.questions).toEqual([]);
  await visitor.post(path, { ...fields, questions: '1', 'q0-type': 'short_text' });
  expect((await get(client, eventTypeId))?.questions).toMatchObject([{ label: 'First?' }]);
});

it('duplicates, deactivates, activates and deletes one', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { bufferAfterMin: 10 });
  const visitor = await signIn(server, slug);
  const path = `${base}/${eventTypeId}`;
  const copies = [await visitor.fill(path, {}, `${path}/duplicate`), await visitor.fill(path, {}, `${path}/duplicate`)];
  const ids = copies.map(({ location }) => location?.slice(base.length + 1).split('?')[0] ?? '');
  const found = await Promise.all(ids.map((id) => get(client, id)));
  expect(found).toMatchObject([
    { name: 'call (copy)', slug: 'call-copy', bufferAfterMin: 10, active: false },
    { name: 'call (copy)', slug: expect.stringMatching(/^call-copy-/), active: false },
  ]);
  const again = () => visitor.fill(path, { key: ids[0] as string }, `${path}/duplicate`);
  const { location } = await again();
  expect(location).toMatch(/done=copied$/);
  expect((await again()).location).toBe(location);
  await visitor.fill(path, {}, `${path}/active`);
  expect(await get(client, eventTypeId)).toMatchObject({ active: false });
  expect((await visitor.get(base)).text).toContain('inactive');
  expect((await visitor.fill(path, {}, `${path}/active`)).location).toBe(`${path}?done=activated`);
  await book(client, eventTypeId, at('09:00'));
  const used = await visitor.fill(`${path}/delete`, {});
  expect([used.status, used.text]).toEqual([
    409,
    expect.stringContaining('This event type has upcoming bookings. Cancel or move them first, or deactivate the event type.'),
  ]);
  expect((await visitor.fill(`${base}/${ids[0]}/delete`, {})).location).toBe(`${base}?done=deleted`);
  expect((await visitor.get(`${base}/${ids[0]}`)).status).toBe(404);
});

it('chooses hosts and their order, and leaves those of a colleague alone', async () => {
  const team = await createTeam(server, 3, { kind: 'round_robin', hostSelection: 'priority' });
  const visitor = await signIn(server, team.slugs[0] as string);
  const path = `${base}/${team.eventTypeId}`;
  const { hosts = [] } = (await get(team.client, team.eventTypeId)) ?? {};
  const [first, , third] = hosts.map(({ id }) => id) as [string, string, string];
  const fields = await allFields(visitor, path);
  const wanted = { host: [first, third], [`order-${first}`]: '2', [`order-${third}`]: '1' };
  expect((await visitor.post(path, { ...fields, ...wanted, kind: 'collective' })).status).toBe(303);
  expect(await get(team.client, team.eventTypeId)).toMatchObject({
    kind: 'collective',
    hostSelection: null,
    hosts: [{ id: third }, { id: first }],
  });
  const none = await visitor.post(path, { ...fields, kind: 'one_on_one', host: [first, third] });
  expect([none.status, none.text]).toEqual([400, expect.stringContaining('The hosts must')]);
  const colleague = await signIn(server, team.slugs[2] as string);
  expect((await colleague.get(base)).text).toContain('owned by a colleague');
  expect((await colleague.get(path)).status).toBe(404);
  const { slug } = await createHost(server);
  const stranger = await signIn(server, slug);
  for (const end of ['', '/delete']) expect((await stranger.get(path + end)).status).toBe(404);
});

it('accepts, declines and leaves event types of a colleague', async () => {
  const { clients, slugs, client } = await createTeam(server, 2, { kind: 'round_robin' });
  const { data } = await client.GET('/api/v2/members');
  const [owner, colleague] = (data?.items ?? []).map(({ id }) => id) as [string, string];
  const by = clients[1] as ApiClient;
  const create = async (slug: string, ids: string[]) =>
    (
      await by.POST('/api/v2/event-types', {
        body: { name: slug, slug, kind: 'collective', durations: [30], hosts: ids.map((id) => ({ id })) },
      })
    ).data?.id as string;
  const [accepted, declined] = [await create('accepted', [owner, colleague]), await create('declined', [owner])];
  const visitor = await signIn(server, slugs[0] as string);
  const { text } = await visitor.get(base);
  expect(text.match(/not accepted<\/span>/g)).toHaveLength(2);
  expect((await visitor.fill(base, {}, `${base}/${accepted}/accept`)).location).toBe(`${base}?done=accepted`);
  expect((await get(by, accepted))?.hosts).toMatchObject([{ pending: false }, { pending: false }]);
  const path = `${base}/${declined}/leave`;
  expect((await visitor.get(path)).text).toMatch(/Decline "<bdi>declined<\/bdi>"\?[\s\S]*only host, so the event type becomes inactive/);
  expect((await visitor.fill(path, {})).location).toBe(`${base}?done=declined`);
  expect(await get(by, declined)).toMatchObject({ hosts: [], active: false });
  expect((await visitor.get(path)).status).toBe(404);
  expect((await visitor.get(base)).text).toContain('aria-label="Leave accepted"');
  expect((await visitor.fill(`${base}/${accepted}/leave`, {})).location).toBe(`${base}?done=left`);
  expect((await get(by, accepted))?.hosts).toMatchObject([{ id: colleague }]);
  const own = await signIn(server, slugs[1] as string);
  expect((await own.get(`${base}/${accepted}/leave`)).status).toBe(404);
  expect((await own.get(base)).text).not.toContain('Leave accepted');
});
