import { en } from '../text/common-en.ts';
import type { Facts, Words } from './words.ts';

const withHosts = (hosts: string): string => (hosts === '' ? '' : ` with ${hosts}`);

const meetingOf = ({ role, inviteeName, hostNames }: Facts): string => {
  if (role === 'host') return `Your meeting with ${inviteeName}`;
  return role === 'guest' ? `${inviteeName}'s meeting${withHosts(hostNames)}` : `Your booking${withHosts(hostNames)}`;
};

export const english: Words = {
  ...en,
  code: 'en',
  spelling: { locale: 'en-US', clock: 12 },
  subjects: {
    booking_confirmed: 'Confirmed',
    new_booking: 'New booking',
    booking_rescheduled: 'Rescheduled',
    booking_canceled: 'Canceled',
    reminder: 'Reminder',
  },
  leads: {
    booking_confirmed: ({ role, inviteeName, hostNames }) =>
      role === 'guest'
        ? `${inviteeName} booked a meeting${withHosts(hostNames)} and added you as a guest.`
        : `Your booking${withHosts(hostNames)} is confirmed.`,
    new_booking: ({ inviteeName }) => `${inviteeName} booked a meeting with you.`,
    booking_rescheduled: (facts) => `${meetingOf(facts)} was rescheduled.`,
    booking_canceled: (facts) =>
      facts.isMoved ? `${meetingOf(facts)} was rescheduled with another host.` : `${meetingOf(facts)} was canceled.`,
    reminder: (facts) => `${meetingOf(facts)} is coming up.`,
  },
  labels: {
    what: 'What',
    when: 'When',
    before: 'Before',
    where: 'Where',
    reason: 'Reason',
    invitee: 'Invitee',
    guests: 'Guests',
    notes: 'Notes',
  },
  link: 'View, reschedule or cancel your booking',
  confirmation: {
    subject: 'Confirm your booking',
    lead: (hosts) =>
      `Confirm your booking${withHosts(hosts)} with the link below. Nothing is booked until you do. The link works once and expires in an hour. If you didn't request it, ignore this message.`,
    link: 'Confirm your booking',
  },
};
