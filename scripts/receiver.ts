// A receiver to develop with: prints each delivery as it arrives, and says whether it comes from where it should.
//
//   npm run -s receiver -- [--port 4000] [--secret whsec_…] [--status 204]
//
// PORT and SECRET do as well. Without a secret nothing is verified; another status than 2xx shows how deliveries are attempted again.
// The server must run with WEBHOOK_ALLOW_HOSTS=localhost:4000.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { port: { type: 'string' }, secret: { type: 'string' }, status: { type: 'string' } } });
const port = Number(values.port ?? process.env.PORT ?? 4000);
const secret = values.secret ?? process.env.SECRET;
const status = Number(values.status ?? 204);
const toleranceSeconds = 300;

/** Says why a delivery is not to be believed; nothing for one that is. */
function faultOf(headers: IncomingHttpHeaders, body: Buffer): string | undefined {
  const [, seconds, signatures] = /^t=(\d+),(.+)$/.exec(String(headers['x-caledee-signature'])) ?? [];
  if (seconds === undefined || signatures === undefined) return 'it is not signed';
  const expected = createHmac('sha256', secret ?? '')
    .update(`${seconds}.`)
    .update(body)
    .digest();
  const given = [...signatures.matchAll(/\bv1=([0-9a-f]{64})\b/g)].map(([, hex]) => Buffer.from(hex as string, 'hex'));
  if (!given.some((one) => timingSafeEqual(one, expected))) return 'the signature is of another secret';
  return Math.abs(Date.now() / 1000 - Number(seconds)) > toleranceSeconds ? 'it was sent too long ago' : undefined;
}

const server = createServer(async (req, res) => {
  const body = await buffer(req);
  const fault = secret === undefined ? undefined : faultOf(req.headers, body);
  const header = (name: string) => req.headers[`x-caledee-${name}`] ?? '-';
  const verdict = fault === undefined ? (secret === undefined ? 'not verified' : 'verified') : `refused: ${fault}`;
  const what = `${header('event')} #${header('sequence')}, attempt ${header('delivery-attempt')} of delivery ${header('delivery')}`;
  console.log(`${new Date().toISOString()} ${what}: ${verdict}\n${body}\n`);
  res.writeHead(fault === undefined ? status : 401).end();
});

server.listen(port, 'localhost', () => console.log(`Waiting for deliveries at http://localhost:${port}/`));
