/** Erases a person from responses as `toBooking` and `toLead` write them. They contain other objects as well. */
import { enteredKinds, erasedName } from '../queries/erased-rows.ts';

type Json = Record<string, unknown>;

/** `email`: in lower case. `replacement`: the address that the person's bookings and leads have now. */
export type ErasedPerson = { email: string; replacement: string };

export function eraseFrom(value: unknown, person: ErasedPerson): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isAddress(one, person)).map((one) => eraseFrom(one, person));
  if (isAddress(value, person)) return person.replacement;
  if (!isObject(value)) return value;
  const object = isObject(value.invitee) && isAddress(value.invitee.email, person) ? eraseBooking(value) : value;
  const own = isAddress(object.email, person) ? overwrite(object, { name: erasedName, phone: null, phoneE164: null, answers: [] }) : object;
  return Object.fromEntries(Object.entries(own).map(([name, each]) => [name, eraseFrom(each, person)]));
}

function eraseBooking(booking: Json): Json {
  const { location } = booking;
  const isEntered = isObject(location) && enteredKinds.includes(location.kind as string);
  const texts = { guests: [], answers: [], notes: null, metadata: [], cancelReason: null, rescheduleReason: null };
  return overwrite(booking, { ...texts, ...(isEntered && { location: { ...location, value: null } }) });
}

const overwrite = (object: Json, values: Json): Json =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, name in values ? values[name] : value]));

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const isAddress = (value: unknown, { email }: ErasedPerson): boolean => typeof value === 'string' && value.toLowerCase() === email;
