import { createHmac } from 'node:crypto';

/** What is sent: when, and under which id, which is the same each time that it is sent. */
export type Message = { id: string; seconds: number; body: string };

const prefix = 'whsec_';

/**
 * Headers by which a receiver knows that a message comes from here, each in two forms: ours, keyed by a secret as it was shown, and
 * that of Standard Webhooks (https://www.standardwebhooks.com, 1.0.0), keyed by the bytes that it spells.
 *
 * @param secrets the newest first; there are two for a day after a rotation, and either is proof
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
