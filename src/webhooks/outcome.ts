/** How an attempt came out, in words for the one whose endpoint it is. They tell nothing of what is at an address that we do not go to. */
import type { OutboundAnswer } from '../outbound/outbound.ts';
import type { Outcome } from '../queries/delivery-attempts.ts';

/** Bytes of an answer that are kept. */
const keptBytes = 1024;

export const isSuccess = ({ status }: Outcome): boolean => status !== null && status >= 200 && status < 300;

export const toOutcome = ({ status, body }: OutboundAnswer, durationMs: number): Outcome => ({
  status,
  durationMs,
  error: faultOfStatus(status),
  response: toText(body.subarray(0, keptBytes)),
});

export const toFailedOutcome = (error: unknown, { durationMs, withinMs }: { durationMs: number; withinMs: number }): Outcome => ({
  status: null,
  durationMs,
  error: wordsFor(error, withinMs),
  response: null,
});

/** Whether there was no answer in so much time, whatever took it: the name, the connection or the receiver. */
export const isTimeout = ({ status, durationMs }: Outcome, fromMs: number): boolean => status === null && durationMs >= fromMs;

function faultOfStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400
    ? `The receiver answered ${status}, and redirects are not followed.`
    : `The receiver answered ${status}.`;
}

/** As PostgreSQL can keep it: without zeros, and without half a character at the end. */
const toText = (bytes: Buffer): string => new TextDecoder().decode(bytes, { stream: true }).replaceAll('\0', '');

/** By an error's code, or by its name if it has none. */
const words: [key: RegExp, words: string][] = [
  [/^(ENOTFOUND|EAI_\w+)$/, 'The name of the host was not found.'],
  [/^ECONNREFUSED$/, 'The connection was refused.'],
  [/^(E(HOST|NET)(UNREACH|DOWN)|ETIMEDOUT)$/, 'The address does not answer.'],
  [/^(ECONN(RESET|ABORTED)|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'The connection was broken.'],
  [/^(HPE_|HTTPParserError|UND_ERR_HEADERS_OVERFLOW)/, 'The answer is not valid HTTP.'],
  [/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA)/, 'The certificate is not valid.'],
  [/^(ERR_SSL|ERR_TLS|EPROTO)/, 'No secure connection could be made.'],
];

function wordsFor(error: unknown, withinMs: number): string {
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === 'OutboundError') return message;
  if (name === 'TimeoutError') return `There was no whole answer within ${withinMs / 1000} seconds.`;
  return words.find(([key]) => key.test(code ?? name))?.[1] ?? 'The request failed.';
}
