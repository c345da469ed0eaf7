/** A small CalDAV server with one empty calendar that can be made to misbehave. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Misbehavior =
  | 'none'
  | 'unauthorized'
  | 'error'
  | 'loop'
  | 'elsewhere'
  | 'huge'
  | 'bomb'
  | 'hang'
  | 'page'
  | 'broken'
  | 'gone'
  | 'full';

export type HostileDav = {
  url: string;
  host: string;
  username: string;
  password: string;
  be: (misbehavior: Misbehavior) => void;
  /** Requests that wait; the next misbehavior ends their connections. */
  hanging: number;
  /** That of the last request. */
  authorization: string | undefined;
  /** Authorization headers that another host has received. */
  leaked: string[];
  stop: () => Promise<void>;
};

const properties = `<d:current-user-principal><d:href>/me/</d:href></d:current-user-principal>
<c:calendar-home-set><d:href>/me/</d:href></c:calendar-home-set>
<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>Work</d:displayname>`;

const multistatus = (inner: string): string =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${inner}</d:multistatus>`;

const toResponse = (href: string): string =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${properties}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;

type Answer = (req: IncomingMessage, res: ServerResponse) => unknown;

const sendXml = (res: ServerResponse, text: string) => res.writeHead(207, { 'content-type': 'application/xml' }).end(text);

const megabyte = Buffer.alloc(1024 * 1024, '<a/>');

function sendEndlessly(res: ServerResponse, left: number): void {
  if (left > 0) res.write(megabyte, () => sendEndlessly(res, left - 1));
  else res.end();
}

const answerWell: Answer = (req, res) =>
  sendXml(res, multistatus(req.method === 'REPORT' ? '<d:sync-token>1</d:sync-token>' : toResponse('/me/work/')));

const toAnswers = (elsewhere: () => string): Record<Misbehavior, Answer> => ({
  none: answerWell,
  full: (req, res) => (req.method === 'PUT' ? res.writeHead(507).end() : answerWell(req, res)),
  unauthorized: (_req, res) => res.writeHead(401).end(),
  error: (_req, res) => res.writeHead(500).end(),
  loop: (req, res) => res.writeHead(302, { location: `${req.url}x` }).end(),
  elsewhere: (_req, res) => res.writeHead(301, { location: elsewhere() }).end(),
  huge: (_req, res) => sendEndlessly(res.writeHead(207, { 'content-type': 'application/xml' }), 50),
  bomb: (_req, res) => sendXml(res, multistatus('<a>'.repeat(2_500_000))),
  hang: () => {},
  page: (_req, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
  broken: (_req, res) => sendXml(res, '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"><d:resp'),
  gone: (_req, res) => res.writeHead(404).end(),
});

export async function startHostileDav(): Promise<HostileDav> {
  let current: Misbehavior = 'none';
  const leaked: string[] = [];
  const other = createServer((req, res) => {
    if (req.headers.authorization !== undefined) leaked.push(req.headers.authorization);
    res.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  const server = createServer((req, res) => {
    dav.authorization = req.headers.authorization;
    if (current === 'hang') dav.hanging += 1;
    answers[current](req, res);
  }).listen(0, '127.0.0.1');
  const answers = toAnswers(() => `http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  await Promise.all([once(server, 'listening'), once(other, 'listening')]);
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const dav: HostileDav = {
    ...{ url: `http://${host}/`, host, username: 'host', password: 'correct horse', authorization: undefined, leaked, hanging: 0 },
    be: (misbehavior) => {
      if (current === 'hang') server.closeAllConnections();
      dav.hanging = 0;
      current = misbehavior;
    },
    async stop() {
      for (const each of [server, other]) {
        each.closeAllConnections();
        each.close();
      }
    },
  };
  return dav;
}
