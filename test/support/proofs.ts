/** Solves challenges as the contract describes them, without the library that creates them. */
import { createHash } from 'node:crypto';
import type { Schemas } from '../../src/contract.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export function solve({ algorithm, challenge, salt, signature, maxnumber }: Schemas['Challenge']): string {
  for (let number = 0; number <= maxnumber; number += 1)
    if (hashOf(salt + number) === challenge) return write({ algorithm, challenge, salt, signature, number });
  throw new Error('The challenge has no solution.');
}

export const write = (solution: object): string => Buffer.from(JSON.stringify(solution)).toString('base64');

export const read = (proof: string): Record<string, unknown> => JSON.parse(Buffer.from(proof, 'base64').toString());
