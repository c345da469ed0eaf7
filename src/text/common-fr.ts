/** French texts that mail and pages share. */
import type { Common } from './common-en.ts';

export const fr: Common = {
  locations: {
    google_meet: 'Google Meet',
    zoom: 'Zoom',
    microsoft_teams: 'Microsoft Teams',
    phone: 'Appel téléphonique',
    in_person: 'En présentiel',
    custom_link: 'En ligne',
    ask_invitee: 'Lieu à convenir',
  },
  linkFollows: 'La personne qui vous reçoit vous enverra le lien.',
  sendLink: 'Envoyez le lien à la personne qui a réservé.',
  list: (names) => new Intl.ListFormat('fr').format(names),
  pair: (name, value) => `${name}\u00a0: ${value}`,
  moment: (date, time) => `${date} à ${time}`,
  meeting: (date, start, end) => `${date} de ${start} à ${end}`,
};
