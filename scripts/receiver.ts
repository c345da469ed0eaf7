// A webhook receiver for development: prints each delivery and verifies its signature.
//
//   npm run -s receiver -- [--port 4000] [--secret whsec_…] [--status 204]
//
// The environment variables PORT and SECRET work as well. Without a secret nothing is verified. A status other than 2xx shows retries.
// The server needs WEBHOOK_ALLOW_HOSTS=localhost:4000.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { port: { type: 'string' }, secret: { type: 'string' }, status: { type: 'string' } } });
const port = Number(values.port ?? process.env.PORT ?? 4000);
const secret = values.secret ?? process.env.SECRET;
const status = Number(values.status ?? 204);
const toleranceSeconds = 300;

/** Returns why a delivery is not genuine; undefined if it is. */
function findError(headers: IncomingHttpHeaders, body: Buffer): string | undefined {
  const [, seconds, signatures] = /^t=(\d+),(.+)$/.exec(String(headers['x-caledee-signature'])) ?? [];
  if (seconds === undefined || signatures === undefined) return 'not signed';
  const expected = createHmac('sha256', secret ?? '')
    .update(`${seconds}.`)
    .update(body)
    .digest();
  const given = [...signatures.matchAll(/\bv1=([0-9a-f]{64})\b/g)].map(([, hex]) => Buffer.from(hex as string, 'hex'));
  if (!given.some((one) => timingSafeEqual(one, expected))) return 'signed with another secret';
  return Math.abs(Date.now() / 1000 - Number(seconds)) > toleranceSeconds ? 'timestamp too old' : undefined;
}

const server = createServer(async (req, res) => {
  const body = await buffer(req);
  const error = secret === undefined ? undefined : findError(req.headers, body);
  const header = (name: string) => req.headers[`x-caledee-${name}`] ?? '-';
  const verdict = error === undefined ? (secret === undefined ? 'not verified' : 'verified') : `refused: ${error}`;
  const summary = `${header('event')} #${header('sequence')}, attempt ${header('delivery-attempt')} of delivery ${header('delivery')}`;
  console.log(`${new Date().toISOString()} ${summary}: ${verdict}\n${body}\n`);
  res.writeHead(error === undefined ? status : 401).end();
});

server.listen(port, 'localhost', () => console.log(`Waiting for deliveries at http://localhost:${port}/`));
