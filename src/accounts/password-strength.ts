/** Rejects common passwords and simple variations of them (NIST SP 800-63B, "blocklist"). */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

export type PasswordOwner = { email: string; slug: string; name: string | null };

const commonPasswords = 10_000;

/**
 * By zxcvbn, a common password between two sequences needs 10^8 guesses, three unrelated words 10^11 or more, and twelve random characters
 * 10^12.
 */
const fewestGuesses = 1e9;

/** Only the beginning is checked: 40 hostile characters take 18 ms of CPU, 200 take 220 ms. */
const longestChecked = 40;

const product = 'caledee';
const shortestWord = 3;

/** Loaded on first use: the dictionary costs 75 ms and several MB, and most processes never need it. */
let loading: Promise<ZxcvbnFactory> | undefined;

export async function isGuessable(password: string, owner: PasswordOwner): Promise<boolean> {
  loading ??= load();
  const { guesses } = (await loading).check(password, wordsOf(owner));
  return guesses < fewestGuesses;
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const passwords = dictionary['passwords-common'].slice(0, commonPasswords);
  return new ZxcvbnFactory({ dictionary: { passwords }, graphs: adjacencyGraphs, maxLength: longestChecked });
}

function wordsOf({ email, slug, name }: PasswordOwner): string[] {
  const texts = [product, email, ...email.split('@'), slug, name ?? ''].map((text) => text.toLowerCase());
  // "Imad El Haddad" is also "imadelhaddad"; parts of an email address are words of their own.
  const words = texts.flatMap((text) => [text, text.replaceAll(/[^\p{L}\p{N}]/gu, ''), ...text.split(/[^\p{L}\p{N}]+/u)]);
  return [...new Set(words)].filter((word) => word.length >= shortestWord);
}
