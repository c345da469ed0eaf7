import type { Schemas } from '../contract.ts';

/** In English, on pages and in mail. */
export const locationNames: Record<Schemas['LocationKind'], string> = {
  google_meet: 'Google Meet',
  zoom: 'Zoom',
  microsoft_teams: 'Microsoft Teams',
  phone: 'Phone call',
  in_person: 'In person',
  custom_link: 'Online',
  ask_invitee: 'Location to be agreed',
};
