import { pino } from 'pino';

export type Log = ReturnType<typeof createLog>;

/**
 * One line of JSON for each thing that happens, on standard output. Headers, queries and bodies are not logged at all; should one get
 * into a line by mistake, what could be a secret is taken out.
 */
export const createLog = (level: string) =>
  pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    hooks: { streamWrite: redactSecrets },
  });

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
 * Our own secrets by their shape: tokens with their prefix, 43 characters of base64url with letters of both cases (a session, a link),
 * whatever follows `invitation/`, and the password of a URL. A longer run counts too, since something may have been appended. Each
 * takes time in proportion to the text: a path may have 16 KB.
 */
const shapes: [shape: RegExp, replace: (found: string, kept: string) => string][] = [
  [/(?:pat|oat|ort|oac|ocs)_[0-9A-Za-z]{12,}/gi, () => censored],
  [/whsec_[0-9A-Za-z+/=_-]{12,}/gi, () => censored],
  [/(?<![\w-])[\w-]{43,}/g, (run) => (/[a-z]/.test(run) && /[A-Z]/.test(run) ? censored : run)],
  [/(invitation[/\\]+)(?!…)[^\s"?]+/gi, (_found, kept) => kept + censored],
  [/(:\/\/[^\s"/@:]*:)[^\s"/@]+(?=@)/g, (_found, kept) => kept + censored],
];

const redactPlain = (text: string): string => shapes.reduce((left, [shape, replace]) => left.replace(shape, replace), text);

/** Takes secrets out of a line of the log. A run with percent escapes is taken out whole where it has a secret once it is decoded. */
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

/** Each escape on its own, since others in the same text may be broken. */
const decodeEscapes = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
