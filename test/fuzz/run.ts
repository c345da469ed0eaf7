/** Runs the trials of operations, counts cases, and prints how to repeat each failure. */
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import type { Answer } from '../support/http.ts';
import { accessTrials } from './access.ts';
import { faultsOfAny } from './judge.ts';
import type { Operation } from './operations.ts';
import { requestTrials, type Trial } from './trials.ts';
import { send, toCurl, type Wire } from './wire.ts';
import type { World } from './world.ts';

/** `runs`: minimum number of cases per operation. `only`: a trial's name, or part of it. `path`: fast-check's, to a counterexample. */
export type Plan = { seed: number; runs: number; only: string; path?: string };

export function readPlan(env: NodeJS.ProcessEnv, runs: number): Plan {
  const seed = Number(env.FUZZ_SEED ?? Date.now() % 2 ** 31);
  return { seed, runs: Number(env.FUZZ_RUNS ?? runs), only: env.FUZZ_ONLY ?? '', ...(env.FUZZ_PATH && { path: env.FUZZ_PATH }) };
}

/** `trials`: runs by name. */
export type Tally = {
  id: string;
  cases: number;
  succeeded: number;
  refused: number;
  tookMs: number;
  trials: Record<string, number>;
  failures: string[];
};

export async function playOperation(url: string, world: World, operation: Operation, plan: Plan): Promise<Tally> {
  const startedAt = performance.now();
  const tally: Tally = { id: operation.id, cases: 0, succeeded: 0, refused: 0, tookMs: 0, trials: {}, failures: [] };
  const all = [...requestTrials(operation, world), ...accessTrials(operation, world)];
  const named = all.filter(({ name }) => `${operation.id}: ${name}` === plan.only);
  const trials = named.length > 0 ? named : all.filter(({ name }) => `${operation.id}: ${name}`.includes(plan.only));
  // A third of the cases are valid requests, which differ most; the other trials share the rest.
  const [valid, share] = [Math.ceil(plan.runs / 3), Math.ceil((plan.runs * 2) / 3 / Math.max(1, all.length - 1))];
  for (const one of trials) await playTrial({ url, operation, plan, tally }, one, one === all[0] ? valid : share);
  tally.tookMs = performance.now() - startedAt;
  return tally;
}

type Stage = { url: string; operation: Operation; plan: Plan; tally: Tally };

async function playTrial(stage: Stage, { name, input, play }: Trial, numRuns: number): Promise<void> {
  const { tally, plan, operation } = stage;
  tally.trials[name] = 0;
  const property = fc.asyncProperty(input, async (drawn) => {
    tally.cases += 1;
    tally.trials[name] = (tally.trials[name] as number) + 1;
    const wires: Wire[] = [];
    const faults: string[] = [];
    const found = await play((wire) => exchange(stage, wire, { wires, faults }), drawn);
    faults.push(...found);
    if (faults.length > 0)
      throw new Error([...faults, ...wires.map((wire) => toCurl(stage.url, wire))].map((line) => `  ${line}`).join('\n'));
  });
  // With one seed for all, operations would draw the same starts and take them from each other.
  const seed = crc32(`${plan.seed} ${operation.id}: ${name}`) | 0;
  const details = await fc.check(property, { numRuns, seed, ...(plan.path && { path: plan.path }) });
  if (!details.failed) return;
  const again = `FUZZ_SEED=${plan.seed} FUZZ_PATH=${details.counterexamplePath} FUZZ_RUNS=${plan.runs} FUZZ_ONLY='${operation.id}: ${name}' make fuzz`;
  const told = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
  tally.failures.push(`${operation.id}: ${name}\n${told}\n  ${again}`);
}

async function exchange({ url, tally }: Stage, wire: Wire, { wires, faults }: { wires: Wire[]; faults: string[] }): Promise<Answer> {
  wires.push(wire);
  const answer = await send(url, wire);
  if (answer.status < 300) tally.succeeded += 1;
  if (answer.status >= 400) tally.refused += 1;
  faults.push(...faultsOfAny(wire, answer));
  return answer;
}

/** Every operation succeeded at least once, and every trial ran. */
export const gapsOf = ({ id, succeeded, trials }: Tally): string[] => [
  ...(succeeded > 0 ? [] : [`${id} never succeeded: give it what it needs in test/fuzz/world.ts`]),
  ...Object.entries(trials)
    .filter(([, runs]) => runs === 0)
    .map(([name]) => `${id}: "${name}" was never played`),
];
