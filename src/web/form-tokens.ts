import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a form of this holder must carry: derived, so that nothing need be stored, and so that it tells nothing of the secret. */
export const toFormKey = (secret: string): string => createHmac('sha256', secret).update('forms').digest('base64url');

const sign = (formKey: string, salt: string): string => createHmac('sha256', formKey).update(salt).digest('base64url');

/** A token for a form, another one each time: a page that is compressed on its way gives nothing away about it (BREACH). */
export function formToken({ formKey }: { formKey: string }): string {
  const salt = randomBytes(12).toString('base64url');
  return `${salt}.${sign(formKey, salt)}`;
}

export function isFormToken({ formKey }: { formKey: string }, token: string): boolean {
  const [salt = '', signature = ''] = token.split('.');
  const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(formKey, salt))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
