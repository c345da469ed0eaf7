// A webhook receiver for development: prints each delivery and verifies its signature.
//
//   npm run -s receiver -- --help

import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

const usage = `Usage: npm run -s receiver -- [--port 4000] [--secret whsec_…] [--status 204]

Prints each webhook delivery and verifies its signature. Without a secret nothing is verified. A status other than 2xx
shows retries. The environment variables PORT and SECRET work as well. The server needs WEBHOOK_ALLOW_HOSTS=localhost:4000.`;

const { port, secret, status } = readOptions();
const toleranceSeconds = 300;

function readOptions(): { port: number; secret: string | undefined; status: number } {
  const text = { type: 'string' as const };
  try {
    const { values } = parseArgs({ options: { port: text, secret: text, status: text, help: { type: 'boolean', short: 'h' } } });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const port = toNumber('--port', values.port ?? process.env.PORT ?? '4000', [0, 65_535]);
    const status = toNumber('--status', values.status ?? '204', [200, 599]);
    return { port, secret: values.secret ?? process.env.SECRET, status };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(1);
  }
}

function toNumber(option: string, text: string, [lowest, highest]: [number, number]): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= lowest && number <= highest) return number;
  throw new Error(`${option} must be a whole number from ${lowest} to ${highest}, not "${text}".`);
}

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

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is already in use. Choose another one with --port.` : error.message);
  process.exit(1);
});
server.listen(port, 'localhost', () => {
  const address = server.address() as AddressInfo;
  console.log(`Waiting for deliveries at http://localhost:${address.port}/`);
});
