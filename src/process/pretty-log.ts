/** Log lines for people. */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { styleText } from 'node:util';
import type { DestinationStream } from 'pino';

type RequestLine = {
  msg?: string;
  err?: object;
  time: string;
  method: string;
  path: string;
  status: number | string;
  code?: string;
  durationMs: number;
};

/** On standard output: a short line for a request, and for all others what pino-pretty prints. It is loaded only where it is used. */
export function openPretty(): DestinationStream {
  const { prettyFactory } = createRequire(import.meta.url)('pino-pretty') as typeof import('pino-pretty');
  const colorize = Boolean(process.stdout.hasColors?.());
  const format = prettyFactory({ ignore: 'requestId', translateTime: 'SYS:HH:MM:ss', singleLine: true, colorize });
  return {
    write(text) {
      const line = JSON.parse(text) as RequestLine;
      writeSync(1, line.msg === 'request' && line.err === undefined ? describeRequest(line) : format(line));
    },
  };
}

function describeRequest({ time, method, path, status, code, durationMs }: RequestLine): string {
  const at = new Date(time).toTimeString().slice(0, 8);
  const isError = !(Number(status) < 400);
  const outcome = [status, ...(code === undefined ? [] : [code])].join(' ');
  return `[${at}] ${method} ${path} ${isError ? styleText('yellow', outcome) : outcome} ${Math.round(durationMs)} ms\n`;
}
