/** Names of location kinds in English, for pages and mail. */
export const locationNames = {
  google_meet: 'Google Meet',
  zoom: 'Zoom',
  microsoft_teams: 'Microsoft Teams',
  phone: 'Phone call',
  in_person: 'In person',
  custom_link: 'Online',
  ask_invitee: 'Location to be agreed',
};
