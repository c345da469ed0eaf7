import { pino } from 'pino';
import { openPretty } from './pretty-log.ts';

export type Log = ReturnType<typeof createLog>;

export type LogFormat = 'json' | 'pretty';

/** JSON lines on standard output. Headers, queries and bodies are not logged; redaction is the safety net. */
export const createLog = (level: string, format: LogFormat = 'json') =>
  pino(
    {
      level,
      base: undefined,
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      hooks: { streamWrite: redactSecrets },
      serializers: { err: createErrorSerializer() },
    },
    format === 'pretty' ? openPretty() : pino.destination(1),
  );

const stackPauseMs = 60_000;
const maxRemembered = 1000;

/** Leaves out the stack of an error that was logged within a minute: thousands of requests fail alike while the database is away. */
function createErrorSerializer(): (error: Error) => object {
  const loggedAt = new Map<string, number>();
  return (error) => {
    const serialized = pino.stdSerializers.err(error);
    if (!(error instanceof Error)) return serialized;
    const key = `${error.name} ${error.message}`;
    const now = performance.now();
    if (now - (loggedAt.get(key) ?? Number.NEGATIVE_INFINITY) < stackPauseMs) {
      const { type, message, code } = serialized as { type: string; message: string; code?: string };
      return { type, message, code };
    }
    if (loggedAt.size >= maxRemembered) loggedAt.clear();
    loggedAt.set(key, now);
    return serialized;
  };
}

const secrets = [
  'authorization',
  'Authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'client_secret',
  'code_verifier',
  'access_token',
  'refresh_token',
  'id_token',
  'connectionString',
  'databaseUrl',
  'url.password',
];

const censored = '[redacted]';

/**
 * Shapes of secrets: tokens with a prefix, 43 or more characters of base64url in both cases (sessions, links), text after `invitation/` or `reset/`,
 * and passwords in URLs. Each expression takes linear time: a path may have 16 KB.
 */
const shapes: [shape: RegExp, replace: (found: string, kept: string) => string][] = [
  [/(?:pat|oat|ort|oac|ocs)_[0-9A-Za-z]{12,}/gi, () => censored],
  [/whsec_[0-9A-Za-z+/=_-]{12,}/gi, () => censored],
  [/(?<![\w-])[\w-]{43,}/g, (run) => (/[a-z]/.test(run) && /[A-Z]/.test(run) ? censored : run)],
  [/((?:invitation|reset)[/\\]+)(?!…)[^\s"?]+/gi, (_found, kept) => kept + censored],
  [/(:\/\/[^\s"/@:]*:)[^\s"/@]+(?=@)/g, (_found, kept) => kept + censored],
];

const redactPlain = (text: string): string => shapes.reduce((left, [shape, replace]) => left.replace(shape, replace), text);

/** Text with percent escapes is redacted as a whole if it contains a secret once it is decoded. */
export function redactSecrets(line: string): string {
  const plain = redactPlain(line);
  return plain.includes('%') ? plain.replace(/[^\s"]+/g, (run) => (isEncodedSecret(run) ? censored : run)) : plain;
}

const mostDecodings = 3;

function isEncodedSecret(run: string): boolean {
  let text = run;
  for (let time = 0; time < mostDecodings && text.includes('%'); time += 1) {
    text = decodeEscapes(text);
    if (redactPlain(text) !== text) return true;
  }
  return false;
}

/** Escape by escape: `decodeURIComponent` throws when any is invalid. */
const decodeEscapes = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
