/** Mail in the invitee's language: written after each change, compared with the English mail about the same meeting. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, createHost } from '../support/hosts.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { invitee } from '../support/worlds.ts';

let mail: MailServer;
let server: TestServer;
beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({ worker: true, mail: { smtpUrl: mail.url, from: { name: 'Acme', address: 'meetings@acme.test' } } });
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

const untilAllSent = () =>
  until('all due messages are sent', async () => {
    const { rows } = await server.pool.query(
      "select from messages where status = 'pending' and (next_attempt_at <= current_instant() or attempts > 0)",
    );
    return rows.length === 0;
  });

/** Books without a token, has a reminder, moves and cancels; returns the mail of the invitee and of the guest. */
async function lifeOf(language: 'en' | 'fr') {
  await server.setClock('2027-03-01T08:00:00Z');
  const host = await createHost(server, { name: 'Qwerty', reminders: [60], maxInvitees: 1 }, { name: 'Zoé', timezone: 'Europe/Paris' });
  const person = invitee({ name: 'Ann Lee', timezone: 'Europe/Paris', language });
  const guest = `guest-of-${person.email}`;
  const body = { eventTypeId: host.eventTypeId, startAt: at('10:00', '2027-04-01'), invitee: person, guests: [guest], notes: '123' };
  const { data: booked } = await server.client().POST('/api/bookings', { body });
  await untilAllSent();
  const { data: moved } = await host.client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id: booked?.id as string } },
    body: { startAt: at('14:00', '2027-04-01'), reason: '456' },
  });
  await untilAllSent();
  await server.setClock('2027-04-01T13:00:00Z');
  await untilAllSent();
  const { data: canceled } = await host.client.DELETE('/api/v2/bookings/{id}', {
    params: { path: { id: moved?.id as string }, query: { reason: '789' } },
  });
  await untilAllSent();
  expect([booked, moved, canceled].map((one) => one?.invitee.language)).toEqual([language, language, language]);
  return { host, manageUrl: booked?.manageUrl as string, mails: [...mail.to(person.email), ...mail.to(guest)] };
}

const wordsOf = (text: string): string[] => text.match(/\p{L}{2,}/gu) ?? [];

/** Names of this test, and words that are the same in both languages. */
const shared = new Set(['Qwerty', 'org', 'Zoé', 'Ann', 'Lee', 'Google', 'Meet', 'Europe', 'Paris', 'guest', 'of', 'example', 'com']);

/** The common form of attributes, tags and calendar properties. */
const visible = (html: string): string[] =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .split(/<[^>]*>/)
    .filter((text) => text.trim() !== '');

it('French: confirmation, move, reminder and cancellation, with no English word', async () => {
  const english = await lifeOf('en');
  const french = await lifeOf('fr');
  expect(french.mails).toHaveLength(8);
  for (const [index, { mail: one, invitation }] of french.mails.entries()) {
    const other = english.mails[index];
    const texts = (which: typeof other) => [
      which?.mail.subject ?? '',
      ...(which?.mail.text ?? '').split('\n').filter(Boolean),
      ...visible(String(which?.mail.html)),
    ];
    const [inEnglish, inFrench] = [texts(other), texts(french.mails[index])];
    expect(inFrench).toHaveLength(inEnglish.length);
    for (const [line, text] of inFrench.entries()) {
      if (text.startsWith('http')) continue;
      const left = wordsOf(text).filter((word) => !shared.has(word) && wordsOf(inEnglish[line] as string).includes(word));
      expect([text, left.filter((word) => !/^guest\d*$/.test(word))]).toEqual([text, []]);
      expect(text).not.toMatch(/[^\s\u00a0:][:;?!»](\s|$)|(?<!\u00a0)[;?!»]| :|«(?!\u00a0)|'/);
    }
    expect(one.html).toContain('<html lang="fr">');
    expect(one.text).toMatch(/jeudi 1er avril 2027 (à|de) 1[26]:00/);
    expect(one.text).toContain('Heure d’Europe centrale (Europe/Paris)');
    if (invitation) expect([invitation.uid, invitation.summary]).toEqual([french.mails[0]?.invitation?.uid, 'Qwerty\u00a0: Zoé']);
  }
  expect(french.mails.map(({ mail: { subject } }) => subject?.split('\u00a0:')[0])).toEqual([
    ...['Rendez-vous confirmé', 'Rendez-vous déplacé', 'Rappel', 'Rendez-vous annulé'],
    ...['Rendez-vous confirmé', 'Rendez-vous déplacé', 'Rappel', 'Rendez-vous annulé'],
  ]);
  expect(french.mails[0]?.mail.text).toContain(`${french.manageUrl}?lang=fr\n`);
  expect(english.mails[0]?.mail.text).toContain(`${english.manageUrl}\n`);
  const toHost = mail.to(`${french.host.slug}@acme.test`);
  expect(toHost.map(({ mail: { subject } }) => subject?.split(':')[0])).toEqual(['New booking', 'Rescheduled', 'Canceled']);
});
