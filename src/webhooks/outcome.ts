/** Outcomes of attempts, described for the endpoint's owner. A description reveals nothing about hosts that requests may not reach. */
import type { OutboundResponse } from '../outbound/outbound.ts';
import type { AttemptOutcome } from '../queries/delivery-attempts.ts';

const keptBytes = 1024;

export const isSuccess = ({ status }: AttemptOutcome): boolean => status !== null && status >= 200 && status < 300;

export const toOutcome = ({ status, body }: OutboundResponse, durationMs: number): AttemptOutcome => ({
  status,
  durationMs,
  error: errorOfStatus(status),
  response: toText(body.subarray(0, keptBytes)),
});

export const toFailedOutcome = (error: unknown, { durationMs, timeoutMs }: { durationMs: number; timeoutMs: number }): AttemptOutcome => ({
  status: null,
  durationMs,
  error: describe(error, timeoutMs),
  response: null,
});

/** No response within `fromMs`, be it because of the DNS look-up, the connection or the receiver. */
export const isTimeout = ({ status, durationMs }: AttemptOutcome, fromMs: number): boolean => status === null && durationMs >= fromMs;

function errorOfStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400
    ? `The receiver responded with ${status}; redirects are not followed.`
    : `The receiver responded with ${status}.`;
}

/** Without NUL, which PostgreSQL refuses, and without an incomplete character at the end. */
const toText = (bytes: Buffer): string => new TextDecoder().decode(bytes, { stream: true }).replaceAll('\0', '');

const descriptions: [key: RegExp, description: string][] = [
  [/^(ENOTFOUND|EAI_\w+)$/, 'The host name could not be resolved.'],
  [/^ECONNREFUSED$/, 'The connection was refused.'],
  [/^(E(HOST|NET)(UNREACH|DOWN)|ETIMEDOUT)$/, 'The address does not respond.'],
  [/^(ECONN(RESET|ABORTED)|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'The connection was lost.'],
  [/^(HPE_|HTTPParserError|UND_ERR_HEADERS_OVERFLOW)/, 'The response is not valid HTTP.'],
  [/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA)/, 'The certificate is not valid.'],
  [/^(ERR_SSL|ERR_TLS|EPROTO)/, 'The TLS handshake failed.'],
];

function describe(error: unknown, timeoutMs: number): string {
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === 'OutboundError') return message;
  if (name === 'TimeoutError') return `There was no complete response within ${timeoutMs / 1000} seconds.`;
  return descriptions.find(([key]) => key.test(code ?? name))?.[1] ?? 'The request failed.';
}
