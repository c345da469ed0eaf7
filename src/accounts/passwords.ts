/**
 * Passwords, kept as argon2id says (RFC 9106). Hashing is slow on purpose and works on threads that DNS and files need too: so few
 * work at a time, and who must wait for long is told to come back.
 */
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { createSemaphore } from '../database/semaphore.ts';
import { isGuessable, type PasswordOwner } from './password-strength.ts';

/** OWASP's least for argon2id, which is this package's default: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 12;
export const longestPassword = 200;

/** One core is left to everything else: guessers must not slow the API down. */
const atOnce = Math.min(2, Math.max(1, availableParallelism() - 1));
const longestWaitMs = 5000;
const whenFree = createSemaphore(atOnce, longestWaitMs);

/** One spelling for what looks the same, however a keyboard writes it. */
const normalize = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => whenFree(() => hash(normalize(password), cost));

/** Of nothing that anybody could type, at the cost above: it is compared with, and never equal. */
const unknowable = '$argon2id$v=19$m=19456,t=2,p=1$MUyZLvW0HdubpPg2zbujoQ$Szjatu/7mpRBD0vjLConEYUO7igM7HIrhCZrEvtX4Ps';

/** Whether this is the password. Without a hash, there being no such account, it takes as long to say no. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  // What is longer than any password is not hashed whole; it is wrong, and takes as long.
  const isRight = await whenFree(() => verify(hashed ?? unknowable, normalize(password.slice(0, longestPassword))));
  return isRight && hashed !== undefined && password.length <= longestPassword;
}

const tooEasy =
  'is too easy to guess. Avoid common passwords, sequences, repetitions, your name and your email address. Combine three or four unrelated words instead';

/** What a new password lacks, in words that read on from "The password"; undefined when it will do. */
export async function findPasswordError(password: string, owner: PasswordOwner): Promise<string | undefined> {
  if ([...password].length < shortestPassword) return `must have at least ${shortestPassword} characters`;
  if (password.length > longestPassword) return `must have at most ${longestPassword} characters`;
  const guessable = [owner.email, owner.email.split('@')[0] ?? ''].map((text) => text.toLowerCase());
  if (guessable.includes(password.toLowerCase())) return 'must not be your email address';
  if (new Set(password).size < 5) return 'must not repeat the same few characters';
  if (await isGuessable(normalize(password), owner)) return tooEasy;
  return undefined;
}
