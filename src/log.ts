import { pino } from 'pino';

export type Log = ReturnType<typeof createLog>;

/**
 * One line of JSON for each thing that happens, on standard output. Headers and bodies are not logged at all; should one get
 * into a line by mistake, what could be a secret is taken out.
 */
export const createLog = (level: string) =>
  pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
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
