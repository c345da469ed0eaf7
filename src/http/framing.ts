/** Rules of RFC 9112 that Node.js leaves to the server. Disagreement with a proxy about them allows request smuggling. */
import type { IncomingMessage } from 'node:http';

/** A host and an optional port (RFC 9110 §7.2, RFC 3986 §3.2.2), or nothing. */
const hostShape = /^(?:\[[0-9a-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})*)(?::\d*)?$/i;

export function findFramingError({ httpVersionMajor, httpVersionMinor, rawHeaders, headers }: IncomingMessage): string | undefined {
  if (httpVersionMajor !== 1 || httpVersionMinor > 1) return 'The HTTP version must be 1.0 or 1.1.';
  const isOld = httpVersionMinor === 0;
  // RFC 9112 §6.1.
  if (isOld && headers['transfer-encoding'] !== undefined) return 'An HTTP/1.0 request must not have a `Transfer-Encoding` header.';
  // RFC 9112 §3.2. `headers` has only the first `Host`.
  const hosts = countHosts(rawHeaders);
  if (hosts > 1) return 'The request must have only one `Host` header.';
  if (hosts === 0 && !isOld) return 'An HTTP/1.1 request must have a `Host` header.';
  if (hosts === 1 && !hostShape.test(headers.host ?? '')) return 'The `Host` header must be a host name and an optional port.';
  return undefined;
}

function countHosts(rawHeaders: string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}
