/** English texts that mail and pages share. */
export const en = {
  locations: {
    google_meet: 'Google Meet',
    zoom: 'Zoom',
    microsoft_teams: 'Microsoft Teams',
    phone: 'Phone call',
    in_person: 'In person',
    custom_link: 'Online',
    ask_invitee: 'Location to be agreed',
  },
  /** About a video call without a link, for the invitee and for the host. */
  linkFollows: 'The host will send the link.',
  sendLink: 'Send the link to the invitee.',
  list: (names: string[]): string => new Intl.ListFormat('en').format(names),
  /** A name and what it stands for. */
  pair: (name: string, value: string): string => `${name}: ${value}`,
  moment: (date: string, time: string): string => `${date}, ${time}`,
  meeting: (date: string, start: string, end: string): string => `${date}, ${start} – ${end}`,
};

export type Common = typeof en;
