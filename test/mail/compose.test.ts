/** Composes mail from values that the API refuses, but that an import or an older version may have stored. */
import { expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { createManageTokens } from '../../src/accounts/manage-tokens.ts';
import { toMail } from '../../src/mail/compose.ts';
import { createTransport } from '../../src/mail/transport.ts';
import { startMailServer } from '../support/mail-server.ts';

const from = { name: 'Acme\r\nBcc: a@evil.test', address: 'meetings@acme.test' };

const links = { publicUrl: 'https://caledee.test', manageTokens: createManageTokens('only for tests') };

const content = {
  id: '019cb24f-1c02-7e44-8b63-7f8091122334',
  organizationId: '019cb24f-1c02-7e44-8b63-7f8091122335',
  kind: 'booking_confirmed' as const,
  role: 'invitee' as const,
  email: 'ann@example.com',
  name: 'Ann\r\nBcc: b@evil.test\r\n',
  timezone: 'Europe/Paris',
  language: 'en' as const,
  organizationName: 'Acme\r\nBcc: g@evil.test',
  eventTypeName: 'Call\r\nBcc: c@evil.test',
  questions: [],
  startsAt: new Date('2027-03-02T09:00:00Z'),
  endsAt: new Date('2027-03-02T09:30:00Z'),
  previousStartsAt: null,
  hosts: [{ id: '1', name: 'Bo\r\nATTENDEE:mailto:d@evil.test', email: 'bo@acme.test' }],
  locationKind: 'custom_link' as const,
  locationValue: 'https://a.example/\r\nATTENDEE:mailto:e@evil.test',
  inviteeName: 'Ann, "Lee";CN=x\r\nEND:VEVENT',
  inviteeEmail: 'ann@example.com',
  inviteePhone: null,
  guests: [],
  answers: [],
  notes: null,
  cancelReason: null,
  isMoved: false,
  rescheduleReason: null,
  chainId: '019cb24f-1c02-7e44-8b63-7f8091122336',
  moves: 0,
};

it.each([
  'ann@example.com',
  'ann@example.com\r\nRCPT TO:<f@evil.test>',
  'ann@example.com>\r\nBcc: f@evil.test',
  'ann@example.com, f@evil.test',
  '<f@evil.test> ann@example.com',
])('line breaks and commas send nothing to anybody else: %j', async (email) => {
  const server = await startMailServer();
  const transport = await createTransport(server.url);
  const mail = await toMail({ ...content, email, inviteeEmail: email }, { from, links, now: new Date() });
  const error = await transport.send(mail).catch((cause: Error) => cause);
  const recipients = server.received.flatMap((one) => one.recipients);
  expect(recipients.filter((address) => !address.startsWith('ann@example.com'))).toEqual([]);
  expect(recipients.length).toBeLessThanOrEqual(1);
  for (const { mail: parsed, invitation } of server.received) {
    expect([...parsed.headers.keys()]).not.toContain('bcc');
    expect(invitation?.attendees).toHaveLength(1);
    expect(invitation?.properties.filter((name) => name === 'attendee')).toHaveLength(1);
  }
  if (email === 'ann@example.com') expect([error, recipients]).toEqual([undefined, ['ann@example.com']]);
  transport.close();
  await server.stop();
});

it('a calendar file names each address once', async () => {
  const people = { guests: ['ANN@example.com', 'bo@example.com', 'Bo@example.com'], role: 'host' as const, email: 'bo@acme.test' };
  const { icalEvent } = await toMail({ ...content, ...people }, { from, links, now: new Date() });
  const event = new ICAL.Component(ICAL.parse(String((icalEvent as { content: string }).content))).getFirstSubcomponent('vevent');
  const addresses = event?.getAllProperties('attendee').map((one) => String(one.getFirstValue()).toLowerCase());
  expect(addresses).toEqual(['mailto:ann@example.com', 'mailto:bo@example.com', 'mailto:bo@acme.test']);
});

it('a calendar file has instants in UTC, the sender as organizer, and one event', async () => {
  const { icalEvent } = await toMail(content, { from, links, now: new Date('2027-03-01T08:00:00Z') });
  const file = String((icalEvent as { content: string }).content);
  expect(
    file
      .split('\r\n')
      .filter((line) => /^(DT|METHOD|STATUS|SEQUENCE|UID)/.test(line))
      .toSorted(),
  ).toEqual([
    'DTEND:20270302T093000Z',
    'DTSTAMP:20270301T080000Z',
    'DTSTART:20270302T090000Z',
    'METHOD:REQUEST',
    'SEQUENCE:0',
    'STATUS:CONFIRMED',
    `UID:${content.chainId}@caledee`,
  ]);
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent')).toHaveLength(1);
});
