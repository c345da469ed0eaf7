/** The mail about a host of an event type who was chosen, removed, or has left. */
import type { SendMailOptions } from 'nodemailer';
import type { Address } from '../process/config.ts';
import type { HostNotice } from '../queries/host-notices.ts';
import { isolate } from '../text/direction.ts';
import { languages } from './compose.ts';
import { toMailOptions } from './envelope.ts';
import type { Text } from './texts.ts';
import type { SettingsLinks } from './webhook-notice.ts';

export function toHostNotice(notice: HostNotice, { from, links }: { from: Address; links: SettingsLinks }): Promise<SendMailOptions> {
  const to = { name: notice.name ?? '', address: notice.email };
  return toMailOptions({ id: notice.id, from, to }, languages.en, write(notice, links));
}

type News = { subject: string; lead: string; link: string };

const news: Record<HostNotice['about'], (notice: HostNotice) => News> = {
  asked: ({ ownerName }) => ({
    subject: 'Invitation to host',
    lead: `${isolate(ownerName)} asked you to host this event type. It can't be booked with you until you accept.`,
    link: 'Accept or decline',
  }),
  added: ({ ownerName }) => ({
    subject: 'Added as a host',
    lead: `${isolate(ownerName)} added you as a host of this event type. People can book meetings with you at your available times.`,
    link: 'Your event types',
  }),
  removed: ({ ownerName }) => ({
    subject: 'No longer a host',
    lead: `${isolate(ownerName)} removed you as a host of this event type. Existing bookings are unchanged.`,
    link: 'Your event types',
  }),
  left: ({ hostName }) => ({
    subject: 'A host has left',
    lead: `${isolate(hostName)} is no longer a host of this event type. Existing bookings are unchanged.`,
    link: 'Your event types',
  }),
};

function write(notice: HostNotice, { publicUrl }: SettingsLinks): Text {
  const { subject, lead, link } = news[notice.about](notice);
  return {
    subject: `${subject}: ${isolate(notice.eventTypeName)}`,
    eventTitle: '',
    lead,
    details: [['Event type', notice.eventTypeName]],
    location: '',
    link: { label: link, url: `${publicUrl}/settings/event-types` },
    sender: notice.organizationName,
  };
}
