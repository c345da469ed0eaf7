/** The texts of the booking pages in French. No-break spaces stand before high punctuation marks. */
import { fr as common } from '../text/common-fr.ts';
import { createPlural } from '../text/plurals.ts';
import type { Words } from './words-en.ts';

const plural = createPlural('fr');

const duration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    hours > 0 ? plural(hours, { one: 'heure', other: 'heures' }) : [],
    rest > 0 ? plural(rest, { one: 'minute', other: 'minutes' }) : [],
  ]
    .flat()
    .join(' ');
};

export const fr: Words = {
  ...common,
  languageName: 'Français',
  skip: 'Aller au contenu',
  problem: 'Un problème est survenu',
  errorTitle: (title) => `Erreur\u00a0: ${title}`,
  duration,
  with: (names) => `Avec ${names}`,
  seatsLeft: (count) => plural(count, { one: 'place restante', other: 'places restantes' }),
  optional: (label) => `${label} (facultatif)`,

  chooseTime: 'Choisir un créneau',
  timesAreIn: (zone, name) => (zone === name ? `Fuseau horaire\u00a0: ${name}.` : `Fuseau horaire\u00a0: ${zone} (${name}).`),
  timezone: 'Fuseau horaire',
  clocks: { 12: 'Afficher l’heure sur 12\u00a0heures', 24: 'Afficher l’heure sur 24\u00a0heures' },
  durationLabel: 'Durée',
  update: 'Actualiser',
  weeks: 'Semaines',
  previousWeek: 'Semaine précédente',
  nextWeek: 'Semaine suivante',
  noTimes: 'Aucun créneau n’est disponible cette semaine.',
  nextAvailable: (day) => `Prochain créneau\u00a0: ${day}`,
  noneAhead: 'Aucun créneau n’est disponible le mois prochain non plus.',

  yourDetails: 'Vos coordonnées',
  backToTimes: 'Retour aux créneaux',
  name: 'Nom',
  email: 'Adresse e-mail',
  phone: 'Numéro de téléphone',
  phoneHint: 'Avec l’indicatif du pays, par exemple +33 1 23 45 67 89.',
  guests: 'Autres personnes',
  guestsHint: 'Adresses e-mail, séparées par des virgules.',
  notes: 'Remarques',
  notesHint: 'Tout ce qui peut être utile pour préparer le rendez-vous.',
  locationKind: 'Où souhaitez-vous avoir ce rendez-vous\u00a0?',
  decideLater: 'Décider plus tard',
  locationValue: 'Lien, adresse ou numéro de téléphone du rendez-vous',
  book: 'Réserver',
  continue: 'Continuer',
  newTime: 'Choisir un autre créneau',
  otherTimes: 'Voir d’autres créneaux',
  taken: 'Ce créneau vient d’être réservé. Choisissez-en un autre\u00a0; vos coordonnées sont conservées.',
  gone: 'Ce créneau ne peut plus être réservé. Choisissez-en un autre\u00a0; vos coordonnées sont conservées.',
  invalid: {
    name: { missing: 'Saisissez votre nom.', wrong: 'Saisissez votre nom, en 200 caractères au plus et sans caractère invisible.' },
    email: { missing: 'Saisissez votre adresse e-mail.', wrong: 'Saisissez une adresse e-mail, par exemple ann@example.com.' },
    phone: { missing: 'Saisissez votre numéro de téléphone.', wrong: 'Saisissez un numéro de téléphone, par exemple +33 1 23 45 67 89.' },
    guests: { missing: 'Saisissez des adresses e-mail.', wrong: 'Saisissez 10 adresses e-mail au plus.' },
    notes: { missing: 'Saisissez une remarque.', wrong: 'Abrégez les remarques et supprimez les caractères invisibles.' },
    location_value: {
      missing: 'Indiquez le lieu du rendez-vous.',
      wrong: 'Indiquez un lien, une adresse ou un numéro de téléphone qui corresponde au choix ci-dessus.',
    },
    answer: { missing: 'Répondez à cette question.', wrong: 'Abrégez la réponse et supprimez les caractères invisibles.' },
    choice: { missing: 'Choisissez une réponse.', wrong: 'Choisissez l’une des réponses proposées.' },
    reason: { missing: 'Saisissez un motif.', wrong: 'Abrégez le motif et supprimez les caractères invisibles.' },
  },
  invalidGuest: (address) => `${address} n’est pas une adresse e-mail.`,
  refused: 'La réservation n’a pas pu être enregistrée. Rechargez la page et réessayez.',
  alreadyBooked: 'Cette adresse e-mail a déjà une place pour ce rendez-vous.',
  tooManyBookings: (count) =>
    `Cette adresse e-mail a déjà ${plural(count, { one: 'rendez-vous', other: 'rendez-vous' })} à venir avec cette personne. Annulez-en un, ou réservez de nouveau lorsque l’un d’eux aura commencé.`,
  tooManyRequests: (wait) => `Patientez ${wait}, puis réessayez.`,
  wait: (seconds) =>
    seconds < 120
      ? plural(seconds, { one: 'seconde', other: 'secondes' })
      : plural(Math.ceil(seconds / 60), { one: 'minute', other: 'minutes' }),
  busy: 'Trop de personnes réservent en ce moment. Vos informations sont conservées. Réessayez dans un instant.',
  inProgress: 'Cette demande est déjà en cours de traitement. Réessayez dans un instant.',
  alreadyCanceled: 'Ce rendez-vous est annulé.',
  alreadyMoved: 'Ce rendez-vous a été déplacé entre-temps. Rechargez la page.',
  alreadyStarted: 'Ce rendez-vous a déjà commencé.',
  proving: 'Vérification que vous n’êtes pas un programme…',
  notProven: 'La vérification que vous n’êtes pas un programme a échoué ou a pris trop de temps. Réessayez.',
  scriptsNeeded: 'Pour réserver sur cette page, JavaScript est nécessaire. Il vérifie que vous n’êtes pas un programme.',
  detailsKept: 'Vos coordonnées sont conservées. Le choix d’un créneau vaut réservation.',

  booked: 'Votre rendez-vous est réservé.',
  moved: 'Votre rendez-vous a été déplacé.',
  canceledNow: 'Votre rendez-vous a été annulé.',
  yourBooking: 'Votre rendez-vous',
  canceledBadge: 'annulé',
  when: 'Date et heure',
  where: 'Lieu',
  who: 'Avec',
  invitee: 'Réservé par',
  link: 'Votre lien',
  linkHint: 'Ce lien permet de déplacer ou d’annuler le rendez-vous jusqu’à son début. Toute personne qui le possède peut s’en servir.',
  reason: 'Motif',
  reasonHint: 'Il sera communiqué à la personne que vous deviez rencontrer.',
  addToCalendar: 'Ajouter à l’agenda',
  otherCalendar: 'Autre agenda (.ics)',
  reschedule: 'Déplacer',
  cancel: 'Annuler le rendez-vous',
  keep: 'Conserver le rendez-vous',
  cancelTitle: (name) => `Annuler «\u00a0${name}\u00a0»\u00a0?`,
  moveTitle: (name) => `Déplacer «\u00a0${name}\u00a0»`,
  currentTime: 'Horaire actuel\u00a0:',
  newStart: 'Nouvel horaire\u00a0:',
  keepTime: 'Conserver l’horaire actuel',
  bookAgain: 'Réserver un autre créneau',
  cancelUntil: (time) => `Annulation possible jusqu’au ${time}.`,
  rescheduleUntil: (time) => `Déplacement possible jusqu’au ${time}.`,
  tooLateToCancel: 'Il est trop tard pour annuler en ligne.',
  tooLateToReschedule: 'Il est trop tard pour déplacer le rendez-vous en ligne.',
  contact: (name, address) => `Contactez ${name ?? 'la personne concernée'} à l’adresse ${address}.`,
  tooLate: 'Ce rendez-vous ne peut plus être modifié en ligne.',
  unchanged: 'Le rendez-vous a déjà lieu à cet horaire. Choisissez-en un autre.',
  takenMove: 'Ce créneau vient d’être réservé. Choisissez-en un autre.',

  notFound: 'Page introuvable',
  notFoundMessage: 'Il n’y a rien à réserver ici. Le lien est peut-être erroné, ou les réservations sont fermées.',
  bookingNotFound: 'Ce lien ne fonctionne plus',
  bookingNotFoundMessage: 'Le rendez-vous est peut-être passé, ou le lien incomplet. Vérifiez que vous l’avez copié en entier.',
  errors: {
    unreadable: { title: 'Formulaire illisible', message: 'Revenez en arrière, rechargez la page et réessayez.' },
    tooLarge: { title: 'Formulaire trop volumineux', message: 'Revenez en arrière, abrégez le texte et réessayez.' },
    expired: { title: 'Cette page a expiré', message: 'Rien n’a été modifié. Revenez en arrière, rechargez la page et réessayez.' },
    method: { title: 'Méthode non autorisée', message: 'Cette page ne peut pas être ouverte directement.' },
    internal: {
      title: 'Une erreur est survenue',
      message: 'Réessayez plus tard. Si l’erreur persiste, signalez-la avec l’identifiant de la demande.',
    },
    unavailable: { title: 'Service momentanément indisponible', message: 'Réessayez dans un instant.' },
  },
  tooMany: 'Trop de demandes',
  requestId: 'Identifiant de la demande',
  pages: 'Pages',
  previousPage: 'Page précédente',
  nextPage: 'Page suivante',
  eventTypesOf: (name) => `Réserver un rendez-vous avec ${name}`,
};
