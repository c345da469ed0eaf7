/** The protocol's conformance suite, at both revisions, through a proxy that adds the token. */
import { once } from 'node:events';
import { request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Acme, startAcme } from '../support/acme.ts';
import { runProgram } from '../support/process.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const suite = here('../partners/node_modules/@modelcontextprotocol/conformance/dist/index.js');

let acme: Acme;
let proxy: Server;

beforeAll(async () => {
  acme = await startAcme();
  const { hostname, port } = new URL(acme.server.url);
  proxy = createServer((req, res) => {
    const { method, url: path, headers } = req;
    const asked = ask({ hostname, port, method, path, headers: { ...headers, ...acme.bearer } }, (answer) => {
      res.writeHead(answer.statusCode as number, answer.headers);
      answer.pipe(res);
    });
    req.pipe(asked);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await acme.server.stop();
});

it.each(['2026-07-28', '2025-11-25'])(
  'conforms to revision %s, as far as that can be tried without the fixture of its tests',
  async (revision) => {
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/api/mcp`;
    const asked = ['--url', url, '--suite', 'all', '--spec-version', revision];
    // The scenarios listed there must fail; all others must pass.
    const baseline = ['--expected-failures', here(`./conformance/${revision}.yml`)];
    const { code, stdout, stderr } = await runProgram([process.execPath, suite, 'server', ...asked, ...baseline]);
    expect({ code, stdout, stderr }).toMatchObject({ code: 0, stdout: expect.stringContaining('tools-list') });
  },
  60_000,
);
