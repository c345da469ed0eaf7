import type { SendMailOptions } from 'nodemailer';

export type Transport = { send: (mail: SendMailOptions) => Promise<void>; close: () => void };

/** Of one step, such as connecting. */
const stepTimeoutMs = 10_000;
/** Of a whole attempt; shorter than the first pause between attempts (worker.ts). */
const attemptTimeoutMs = 45_000;

/** Opens a connection per message: nodemailer's pool may send a message again by itself when it loses a connection. */
export async function createTransport(url: string): Promise<Transport> {
  const { default: nodemailer } = await import('nodemailer');
  const timeouts = {
    connectionTimeout: stepTimeoutMs,
    greetingTimeout: stepTimeoutMs,
    dnsTimeout: stepTimeoutMs,
    socketTimeout: 2 * stepTimeoutMs,
  };
  const transport = nodemailer.createTransport({ url, ...timeouts });
  return {
    send: async (mail) => void (await within(attemptTimeoutMs, transport.sendMail(mail))),
    close: () => transport.close(),
  };
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`The mail server did not accept the message within ${ms / 1000} seconds.`)), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

type SmtpError = Error & { responseCode?: number; response?: string; command?: string; code?: string };

/** The server refused the recipient or the message for good (RFC 5321 §4.2.1). Refusals of us, such as of the password, can be repaired. */
export const isPermanent = (error: unknown): boolean => {
  const { responseCode = 0, command = '' } = error as SmtpError;
  return responseCode >= 500 && /^(RCPT TO|DATA)/.test(command);
};

export const codesOf = (error: unknown) => {
  const { code, responseCode, command } = error as SmtpError;
  return { code, responseCode, command };
};

const longestError = 500;

/** For hosts: reveals nothing about where the mail server is. Without NUL, which PostgreSQL refuses. */
export function describeError(error: unknown): string {
  const { code, response } = error as SmtpError;
  if (code === 'EAUTH') return 'The mail server refused the sign-in.';
  if (response) return `The mail server responded: ${response}`.replaceAll('\0', '').slice(0, longestError);
  return 'The mail server could not be reached, or did not accept the message in time.';
}
