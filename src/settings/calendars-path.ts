export const calendarsPath = '/settings/calendars';
