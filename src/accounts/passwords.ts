/**
 * Password hashing with argon2id (RFC 9106). It is slow on purpose and shares its threads with DNS and file access, so only a few run at a
 * time; a caller that would wait too long gets a 503.
 */
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { createSemaphore } from '../database/semaphore.ts';
import { isGuessable, type PasswordOwner } from './password-strength.ts';

/** OWASP's minimum for argon2id, and the package's default: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 12;
export const longestPassword = 200;

const atOnce = Math.min(2, Math.max(1, availableParallelism() - 1));
const longestWaitMs = 5000;
const whenFree = createSemaphore(atOnce, longestWaitMs);

/** The same password may arrive in different Unicode forms, depending on the keyboard. */
const normalize = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => whenFree(() => hash(normalize(password), cost));

const dummyHash = '$argon2id$v=19$m=19456,t=2,p=1$MUyZLvW0HdubpPg2zbujoQ$Szjatu/7mpRBD0vjLConEYUO7igM7HIrhCZrEvtX4Ps';

/** Takes the same time without a hash, so that the timing does not reveal whether the account exists. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  // A text that is too long is truncated before hashing: it is wrong, and takes the same time.
  const isRight = await whenFree(() => verify(hashed ?? dummyHash, normalize(password.slice(0, longestPassword))));
  return isRight && hashed !== undefined && password.length <= longestPassword;
}

const guessableError =
  'is too easy to guess. Avoid common passwords, sequences, repetitions, your name and your email address. Combine three or four unrelated words instead';

export async function findPasswordError(password: string, owner: PasswordOwner): Promise<string | undefined> {
  if ([...password].length < shortestPassword) return `must have at least ${shortestPassword} characters`;
  if (password.length > longestPassword) return `must have at most ${longestPassword} characters`;
  const guessable = [owner.email, owner.email.split('@')[0] ?? ''].map((text) => text.toLowerCase());
  if (guessable.includes(password.toLowerCase())) return 'must not be your email address';
  if (new Set(password).size < 5) return 'must not repeat the same few characters';
  if (await isGuessable(normalize(password), owner)) return guessableError;
  return undefined;
}
