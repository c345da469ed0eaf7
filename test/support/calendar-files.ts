/** A server of calendar files that tests can make fail in many ways. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FileServer = {
  url: string;
  /** For the operator's list of allowed hosts. */
  host: string;
  /** Responses to the next requests. */
  answer: (req: IncomingMessage, res: ServerResponse) => unknown;
  requests: IncomingMessage[];
  stop: () => Promise<void>;
};

export async function startFileServer(): Promise<FileServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((req, res) => {
    requests.push(req);
    files.answer(req, res);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const files: FileServer = { url: `http://${host}`, host, answer: (_req, res) => res.writeHead(404).end(), requests, stop };
  return files;
}

/** An event takes an hour, unless `lines` say otherwise. */
export const toEvent = (uid: string, startAt: string, ...lines: string[]): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, `DTSTART:${startAt.replace(/[-:]/g, '')}`, 'DURATION:PT1H', ...lines, 'END:VEVENT'].join('\r\n');

export const toCalendar = (...parts: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n');
