/** Values of environment variables. All functions throw a ConfigError for invalid ones. */
import { readFileSync } from 'node:fs';

/** For the operator. The message is printed alone, without a stack trace. */
export class ConfigError extends Error {}

/** Each may be read from a file instead, named by the variable with `_FILE`. */
const secretVariables = ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'SECRET_KEY', 'SMTP_URL', 'GOOGLE_CLIENT_SECRET', 'OIDC_CLIENT_SECRET'];

export function readSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const read = { ...env };
  for (const name of secretVariables) {
    const path = env[`${name}_FILE`];
    if (!path) continue;
    if (env[name]) throw new ConfigError(`Set either ${name} or ${name}_FILE.`);
    read[name] = readSecret(`${name}_FILE`, path);
  }
  return read;
}

function readSecret(name: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new ConfigError(`${name}: ${path} cannot be read: ${describeFileError(cause as Error)}.`, { cause });
  }
  if (text === '') throw new ConfigError(`${name}: ${path} is empty.`);
  return text;
}

/** Without the path, and without a period. */
export const describeFileError = (error: NodeJS.ErrnoException): string => fileErrors[error.code ?? ''] ?? error.message;

const fileErrors: Record<string, string> = {
  ENOENT: 'the file or folder does not exist',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  ENAMETOOLONG: 'the name is too long',
};

type Bounds = { fallback: number; min: number; max: number };

export function toInteger(env: NodeJS.ProcessEnv, name: string, { fallback, min, max }: Bounds): number {
  const text = env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= min && value <= max) return value;
  throw new ConfigError(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}

export function toUrl(env: NodeJS.ProcessEnv, name: string, protocols: string[]): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  // The message does not contain the value: a database URL contains its password.
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    const prefixes = protocols.map((protocol) => `${protocol}//`).join(' or ');
    throw new ConfigError(`${name} must be a valid URL that starts with ${prefixes}.`);
  }
  return text;
}

export function toOneOf(env: NodeJS.ProcessEnv, name: string, fallback: string, allowed: string[]): string {
  const text = env[name];
  if (!text) return fallback;
  if (allowed.includes(text)) return text;
  throw new ConfigError(`${name} must be one of ${allowed.join(', ')}, not "${text}".`);
}

export const toList = (text = ''): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
