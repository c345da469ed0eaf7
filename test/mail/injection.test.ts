/**
 * Every text that strangers and users write, in every kind of mail and in the calendar file of the page, with characters that end a line, a
 * parameter or an address. Texts that the API refuses are included: an import or an older version may have stored them.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { createManageTokens } from '../../src/accounts/manage-tokens.ts';
import { toMail } from '../../src/mail/compose.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

const texts = {
  'line breaks': 'x\r\nBcc: y@evil.test\r\n\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:y@evil.test\r\nEND:VEVENT',
  'single CR and LF': 'x\rBcc: y@evil.test\nATTENDEE:mailto:y@evil.test\n\n<b>',
  'separators of Unicode': 'x\u2028Bcc: y@evil.test\u0085ATTENDEE:mailto:y@evil.test\u000b\u000c',
  'commas, quotes and semicolons': '"x", <y@evil.test>; CN="z":mailto:y@evil.test, \\n\\, (c)',
  'an encoded word': '=?utf-8?Q?x=0D=0ABcc:_y@evil.test?= =?utf-8?B?DQpCY2M6IHlAZXZpbC50ZXN0?=',
  'no ASCII': 'Zoë 你好 👩‍👩‍👧 Ærøskøbing مرحبا',
  'more than a line': `${'very long '.repeat(60)}é`,
};

const kinds = ['booking_confirmed', 'new_booking', 'booking_rescheduled', 'booking_canceled', 'reminder'] as const;

const toContent = (text: string, kind: (typeof kinds)[number], role: 'invitee' | 'guest' | 'host') => ({
  id: '019cb24f-1c02-7e44-8b63-7f8091122334',
  organizationId: '019cb24f-1c02-7e44-8b63-7f8091122335',
  kind,
  role,
  email: { invitee: 'ann@example.com', guest: 'guest@example.com', host: 'bo@acme.test' }[role],
  name: text,
  timezone: 'Europe/Paris',
  language: role === 'guest' ? ('fr' as const) : ('en' as const),
  organizationName: text,
  eventTypeName: text,
  questions: [{ id: text, label: text, type: 'long_text' as const, required: false, options: [] }],
  startsAt: new Date('2027-03-02T09:00:00Z'),
  endsAt: new Date('2027-03-02T09:30:00Z'),
  previousStartsAt: new Date('2027-03-01T09:00:00Z'),
  hosts: [{ id: '1', name: text, email: 'bo@acme.test' }],
  locationKind: 'in_person' as const,
  locationValue: text,
  inviteeName: text,
  inviteeEmail: 'ann@example.com',
  inviteePhone: text,
  guests: ['guest@example.com'],
  answers: [{ questionId: text, value: text }],
  notes: text,
  cancelReason: text,
  isMoved: false,
  rescheduleReason: text,
  chainId: '019cb24f-1c02-7e44-8b63-7f8091122336',
  moves: 1,
});

const links = { publicUrl: 'https://caledee.test', manageTokens: createManageTokens('only for tests') };

const addressesOf = (field: unknown) =>
  [field].flat().flatMap((one) => (one as { value: { address: string }[] } | undefined)?.value.map(({ address }) => address) ?? []);

/** The properties of the file's only event. */
function propertiesIn(file: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(file));
  expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vevent']);
  const [event] = calendar.getAllSubcomponents('vevent');
  expect(event?.getAllSubcomponents()).toEqual([]);
  return event?.getAllProperties().map(({ name }) => name) ?? [];
}

describe.each(Object.entries(texts))('%s', (_name, text) => {
  it.each(kinds.flatMap((kind) => (kind === 'new_booking' ? ['host'] : ['invitee', 'guest', 'host']).map((role) => [kind, role])))(
    'in %s to the %s',
    async (kind, role) => {
      const content = toContent(text, kind as 'reminder', role as 'guest');
      const mail = await toMail(content, {
        from: { name: text, address: 'meetings@acme.test' },
        links,
        now: new Date('2027-03-01T08:00:00Z'),
      });
      const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
      const { message, envelope } = await transport.sendMail(mail);
      expect(envelope).toEqual({ from: 'meetings@acme.test', to: [content.email] });
      const raw = String(message);
      const parsed = await simpleParser(raw);
      expect([...parsed.headers.keys()].toSorted()).toEqual(
        ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'reply-to', 'subject', 'to'].toSorted(),
      );
      expect(
        raw
          .slice(0, raw.indexOf('\r\n\r\n'))
          .split('\r\n')
          .every((line) => Buffer.byteLength(line) <= 998),
      ).toBe(true);
      const [from, to, replyTo] = [parsed.from, parsed.to, parsed.replyTo].map(addressesOf);
      expect([from, to, replyTo]).toEqual([
        ['meetings@acme.test'],
        [content.email],
        [role === 'host' ? 'ann@example.com' : 'bo@acme.test'],
      ]);
      expect(parsed.html).not.toContain('<y@evil.test>');
      expect(parsed.html).not.toContain('<b>');
      const files = parsed.attachments.filter(({ contentType }) => contentType === 'text/calendar');
      expect(files).toHaveLength(kind === 'reminder' ? 0 : 1);
      for (const { content: file } of files) {
        const properties = propertiesIn(file.toString());
        const attendees = properties.filter((property) => property === 'attendee');
        expect(attendees).toHaveLength(role === 'host' ? 3 : 2);
        expect(properties.filter((property) => property !== 'attendee').toSorted()).toEqual([
          ...['dtend', 'dtstamp', 'dtstart', 'location', 'organizer', 'sequence', 'status', 'summary', 'uid'],
        ]);
        expect(
          file
            .toString()
            .split('\r\n')
            .every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line)),
        ).toBe(true);
      }
    },
  );
});

describe('the calendar file of the page', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.setClock('2027-03-01T08:00:00Z');
  });
  afterAll(() => server.stop());

  it.each(Object.entries(texts))('%s', async (_name, text) => {
    const { client, eventTypeId } = await createHost(server);
    const { data } = await book(client, eventTypeId, at('09:00'), { invitee: invitee() });
    // As long as the contract allows.
    const longest = text.slice(0, 200);
    const values = [data?.id, longest];
    await server.pool.query(
      "update bookings set invitee_name = $2, location_kind = 'in_person', location_value = $2, notes = $2 where id = $1",
      values,
    );
    await server.pool.query('update event_types set name = $2 where id = $1', [eventTypeId, longest]);
    const link = new URL(data?.manageUrl as string).pathname;
    const file = await server.send('GET', `${link}/booking.ics`);
    expect(file.status).toBe(200);
    expect(propertiesIn(file.text).toSorted()).toEqual(
      ['description', 'dtend', 'dtstamp', 'dtstart', 'location', 'sequence', 'status', 'summary', 'uid'].toSorted(),
    );
    const page = await server.send('GET', link, { headers: { Accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/<y@evil|<b>/);
  });
});
