import { fr } from '../text/common-fr.ts';
import type { Facts, Words } from './words.ts';

const withHosts = (hosts: string): string => (hosts === '' ? '' : ` avec ${hosts}`);

const meetingOf = ({ role, inviteeName, hostNames }: Facts): string => {
  if (role === 'host') return `Votre rendez-vous avec ${inviteeName}`;
  return role === 'guest' ? `Le rendez-vous réservé par ${inviteeName}${withHosts(hostNames)}` : `Votre rendez-vous${withHosts(hostNames)}`;
};

export const french: Words = {
  ...fr,
  code: 'fr',
  spelling: { locale: 'fr-FR', clock: 24 },
  subjects: {
    booking_confirmed: 'Rendez-vous confirmé',
    new_booking: 'Nouveau rendez-vous',
    booking_rescheduled: 'Rendez-vous déplacé',
    booking_canceled: 'Rendez-vous annulé',
    reminder: 'Rappel',
  },
  leads: {
    booking_confirmed: ({ role, inviteeName, hostNames }) =>
      role === 'guest'
        ? `${inviteeName} a réservé un rendez-vous${withHosts(hostNames)} et vous propose d’y participer.`
        : `Votre rendez-vous${withHosts(hostNames)} est confirmé.`,
    new_booking: ({ inviteeName }) => `${inviteeName} a réservé un rendez-vous avec vous.`,
    booking_rescheduled: (facts) => `${meetingOf(facts)} a changé d’horaire.`,
    booking_canceled: (facts) =>
      facts.isMoved
        ? `${meetingOf(facts)} a été déplacé à un autre horaire, avec une autre personne.`
        : `${meetingOf(facts)} a été annulé.`,
    reminder: (facts) => `${meetingOf(facts)} aura lieu prochainement.`,
  },
  labels: {
    what: 'Objet',
    when: 'Date et heure',
    before: 'Ancien horaire',
    where: 'Lieu',
    reason: 'Motif',
    invitee: 'Réservé par',
    guests: 'Autres personnes',
    notes: 'Remarques',
  },
  link: 'Voir, déplacer ou annuler votre rendez-vous',
  confirmation: {
    subject: 'Rendez-vous à confirmer',
    lead: (hosts) =>
      `Confirmez votre rendez-vous${withHosts(hosts)} avec le lien ci-dessous. Rien n’est réservé avant. Le lien fonctionne une seule fois, pendant une heure. Si vous n’avez rien demandé, ignorez ce message.`,
    link: 'Confirmer le rendez-vous',
  },
};
