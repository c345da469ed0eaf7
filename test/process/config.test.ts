/** Values of environment variables that are refused, each in one line without a secret. process.test.ts tests that the program ends with it. */
import { expect, it } from '@jest/globals';
import { readConfig } from '../../src/process/config.ts';
import { ConfigError } from '../../src/process/environment.ts';

it.each([
  [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, not "65536".'],
  [
    { DATABASE_URL: 'mysql://root:hunter2@localhost/db' },
    'DATABASE_URL must be a valid URL that starts with postgres:// or postgresql://.',
  ],
  [{ PUBLIC_URL: 'caledee.example' }, 'PUBLIC_URL must be a valid URL that starts with http:// or https://.'],
  [{ RATE_LIMIT_PER_MINUTE: '0' }, 'RATE_LIMIT_PER_MINUTE must be a whole number from 1 to 1000000, not "0".'],
  [{ DRAIN_SECONDS: '301' }, 'DRAIN_SECONDS must be a whole number from 0 to 300, not "301".'],
  [{ DRAIN_SECONDS: '-1' }, 'DRAIN_SECONDS must be a whole number from 0 to 300, not "-1".'],
  [{ WORKER: 'yes' }, 'WORKER must be one of on, off, not "yes".'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud".'],
  [{ PUBLIC_URL: 'https://me:pw@caledee.example/?x=1' }, 'PUBLIC_URL must have no user, no query and no fragment.'],
  [{ PUBLIC_URL: 'https://caledee.example/cal' }, 'PUBLIC_URL must have no path: give the server a host name of its own.'],
  [{ DATABASE_URL: 'postgres://me:hunter2@db.test/caledee?sslmode=strict' }, /^DATABASE_URL: sslmode must be one of disable, /],
  [{ DATABASE_DIRECT_URL: 'postgres://me:hunter2@db.test/caledee' }, /^DATABASE_DIRECT_URL needs DATABASE_URL/],
  [{ DATABASE_URL_FILE: '/nowhere/url' }, 'DATABASE_URL_FILE: /nowhere/url cannot be read: the file or folder does not exist.'],
  [{ SMTP_URL_FILE: '/dev/null' }, 'SMTP_URL_FILE: /dev/null is empty.'],
  [{ SECRET_KEY_FILE: '/etc/hostname' }, 'Set either SECRET_KEY or SECRET_KEY_FILE.'],
  [{ SMTP_URL: 'mail.example' }, 'SMTP_URL must be a valid URL that starts with smtp:// or smtps://.'],
  [{ SMTP_URL: 'smtp://me:hunter2@mail.example' }, 'SMTP_URL needs MAIL_FROM, the address that mail is sent from.'],
  [{ SMTP_URL: 'smtp:///', MAIL_FROM: 'a@b.example' }, /^SMTP_URL must name a host/],
  [{ MAIL_FROM: 'Acme' }, 'MAIL_FROM must be an email address, such as "Acme <meetings@acme.example>".'],
  [{ MAIL_FROM: 'Acme <a@b.example>, c@d.example' }, /^MAIL_FROM must be an email address/],
  [{ SECURITY_CONTACT: 'http://acme.test' }, /^SECURITY_CONTACT must be an email address or a URL, such as /],
  [{ SECURITY_CONTACT: 'a@b.test\nExpires: 2000-01-01' }, /^SECURITY_CONTACT must be an email address or a URL, such as /],
  [{ GOOGLE_CLIENT_ID: 'caledee' }, 'Set both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, or neither.'],
  [{ OIDC_ISSUER: 'https://id.example' }, 'Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none of them.'],
  [{ TRUST_PROXY: 'yes' }, /^TRUST_PROXY must be the number of proxies/],
  [{ TRUST_PROXY: '10.0.0.0/99' }, /^TRUST_PROXY must be the number of proxies/],
  [{ DATABASE_URL: 'postgres://me:p@hunter2/s@db.test/caledee' }, /^DATABASE_URL: percent-encode special characters/],
  [{ DATABASE_URL: 'postgres://me:hunter2/s@db.test/caledee' }, /^DATABASE_URL: percent-encode special characters/],
  [{ DATABASE_URL: 'postgres://me:1?hunter2@db.test/caledee' }, /^DATABASE_URL: percent-encode special characters/],
  [{ DATABASE_URL: 'postgres://me:1#hunter2@db.test/caledee' }, /^DATABASE_URL: percent-encode special characters/],
  [
    { DATABASE_URL: 'postgres://me:hunter2@one,two/caledee?target_session_attrs=any' },
    'DATABASE_URL: target_session_attrs must be one of read-write, primary.',
  ],
  [{ DATABASE_URL: 'hunter2' }, /^DATABASE_URL must be a URL, such as postgres:/],
  [{ DATABASE_URL: 'me:hunter2@db.test/caledee' }, /^DATABASE_URL must be a URL, such as postgres:/],
  [{ DATABASE_URL: 'postgres:hunter2' }, /^DATABASE_URL must be a URL, such as postgres:/],
  [{ DATABASE_URL: 'postgres://me:hunter2@one:5432,two:x/caledee' }, /^DATABASE_URL must be a valid URL/],
  [{ SECRET_KEY: 'short' }, 'SECRET_KEY must have at least 32 characters. Create one with "openssl rand -hex 32".'],
  [
    { WEBHOOK_ALLOW_HOSTS: 'localhost:4000, http://x' },
    'WEBHOOK_ALLOW_HOSTS must be hosts such as "localhost:4000, 192.168.1.5", not "http://x".',
  ],
  [
    { MCP_ALLOWED_ORIGINS: 'https://agent.example, https://agent.example/' },
    'MCP_ALLOWED_ORIGINS must be origins such as "https://agent.example, http://localhost:6274", not "https://agent.example/".',
  ],
])('%j is refused in one line', (env, line) => {
  let message = '';
  try {
    readConfig({ SECRET_KEY: 'only for tests, and long enough for one', ...env } as NodeJS.ProcessEnv);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    message = (error as Error).message;
  }
  expect([message]).toEqual([typeof line === 'string' ? line : expect.stringMatching(line)]);
  expect(message).not.toMatch(/hunter2|\n/);
});

it.each([
  ['security@acme.test', 'mailto:security@acme.test'],
  ['https://acme.test/security', 'https://acme.test/security'],
  ['', undefined],
])('reads the contact %j for security.txt as %j', (given, securityContact) => {
  expect(readConfig({ SECURITY_CONTACT: given })).toMatchObject({ securityContact });
});
