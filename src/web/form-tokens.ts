import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Derived from the secret of a session or pre-session, so that it need not be stored and does not reveal the secret. */
export const toFormKey = (secret: string): string => createHmac('sha256', secret).update('forms').digest('base64url');

const sign = (formKey: string, salt: string): string => createHmac('sha256', formKey).update(salt).digest('base64url');

/** Different each time, so that a compressed page reveals nothing about the key (BREACH). */
export function formToken({ formKey }: { formKey: string }): string {
  const salt = randomBytes(12).toString('base64url');
  return `${salt}.${sign(formKey, salt)}`;
}

export function isFormToken({ formKey }: { formKey: string }, token: string): boolean {
  const [salt = '', signature = ''] = token.split('.');
  const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(formKey, salt))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
