import { createHmac } from 'node:crypto';

/** `id`: the delivery's, the same for all attempts. `seconds`: when this attempt is sent, Unix time. */
export type Message = { id: string; seconds: number; body: string };

const prefix = 'whsec_';

/**
 * Returns the signature headers, in two schemes: ours, keyed by the secret's text, and Standard Webhooks 1.0.0
 * (https://www.standardwebhooks.com), keyed by the bytes that it encodes.
 *
 * @param secrets newest first; two for a day after a rotation
 */
export function sign({ id, seconds, body }: Message, secrets: string[]): Record<string, string> {
  const ours = secrets.map((secret) => `v1=${hmac(secret, `${seconds}.${body}`).toString('hex')}`);
  const standard = secrets.map((secret) => `v1,${hmac(bytesOf(secret), `${id}.${seconds}.${body}`).toString('base64')}`);
  return {
    'X-Caledee-Signature': [`t=${seconds}`, ...ours].join(','),
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': standard.join(' '),
  };
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const bytesOf = (secret: string): Buffer => Buffer.from(secret.slice(prefix.length), 'base64');
