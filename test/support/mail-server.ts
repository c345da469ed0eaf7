/** A real SMTP server that keeps what it accepts. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import ICAL from 'ical.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** Of a calendar file, parsed by ical.js. */
export type Invitation = {
  method: string;
  uid: string;
  sequence: number;
  status: string;
  stamp: string;
  start: string;
  end: string;
  summary: string;
  organizer: [name: string, address: string];
  attendees: string[];
  properties: string[];
};

export type Received = { recipients: string[]; raw: string; mail: ParsedMail; invitation: Invitation | undefined };

export type MailServer = {
  url: string;
  received: Received[];
  /** To this address. */
  to: (address: string) => Received[];
  stop: () => Promise<void>;
};

/** `refuse`: an error for a recipient; `refuseMail`: for a whole message. `port`: of a server that was stopped. */
type Options = { port?: number; refuse?: (address: string) => Error | undefined; refuseMail?: (mail: ParsedMail) => Error | undefined };

export async function startMailServer({
  port = 0,
  refuse = () => undefined,
  refuseMail = () => undefined,
}: Options = {}): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(refuse(address)),
    onData: (stream, session, done) => {
      keep(
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
      ).then(() => done(), done);
    },
  });
  const keep = async (stream: NodeJS.ReadableStream, recipients: string[]) => {
    const raw = (await buffer(stream as never)).toString();
    const mail = await simpleParser(raw);
    const error = refuseMail(mail);
    if (error !== undefined) throw error;
    received.push({ recipients, raw, mail, invitation: readInvitation(mail) });
  };
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    received,
    to: (address) => received.filter(({ recipients }) => recipients.includes(address)),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function readInvitation({ attachments }: ParsedMail): Invitation | undefined {
  const file = attachments.find(({ contentType }) => contentType === 'text/calendar');
  if (file === undefined) return undefined;
  const calendar = new ICAL.Component(ICAL.parse(file.content.toString()));
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  if (event === undefined || others.length > 0) throw new Error('not one event');
  const text = (name: string) => String(event.getFirstPropertyValue(name));
  const organizer = event.getFirstProperty('organizer');
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: text('uid'),
    sequence: Number(text('sequence')),
    status: text('status'),
    stamp: text('dtstamp'),
    start: text('dtstart'),
    end: text('dtend'),
    summary: text('summary'),
    organizer: [String(organizer?.getFirstParameter('cn')), String(organizer?.getFirstValue()).replace(/^mailto:/i, '')],
    attendees: event.getAllProperties('attendee').map((one) => String(one.getFirstValue()).replace(/^mailto:/i, '')),
    properties: event.getAllProperties().map(({ name }) => name),
  };
}
