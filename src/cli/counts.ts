/** `1 booking`, `2,000 bookings`. */
export const count = (number: number, singular: string): string => `${number.toLocaleString('en')} ${singular}${number === 1 ? '' : 's'}`;
