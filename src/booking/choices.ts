/** An invitee's choices within an event type: duration, location, answers. Each function throws 400 for a choice that does not fit. */
import type { Schemas } from '../contract.ts';
import { invalidArgument } from '../errors.ts';

type Answer = Schemas['Answer'];
type Question = Schemas['Question'];

export function chooseDuration({ durations }: { durations: number[] }, requested: number | undefined, path: string): number {
  const chosen = requested ?? (durations[0] as number);
  if (!durations.includes(chosen)) throw invalidArgument(path, `must be one of ${durations.join(', ')}`);
  return chosen;
}

/** Only `ask_invitee` lets the invitee choose; without a choice, the location stays open. */
export function chooseLocation(offered: { locationKind: string; locationValue: string | null }, requested?: Schemas['ChosenLocation']) {
  if (requested === undefined) return { kind: offered.locationKind, value: offered.locationValue };
  if (offered.locationKind !== 'ask_invitee') {
    throw invalidArgument('/body/location', 'can be chosen only where the event type asks the invitee');
  }
  return { kind: requested.kind, value: requested.value ?? null };
}

export function checkAnswers(questions: Question[], answers: Answer[]): void {
  for (const [index, answer] of answers.entries()) checkAnswer(questions, answers, index, answer);
  const missing = questions.find(({ id, required }) => required && !answers.some((answer) => answer.questionId === id && !isBlank(answer)));
  if (missing !== undefined) throw invalidArgument('/body/answers', `must answer the question \`${missing.id}\``);
}

function checkAnswer(questions: Question[], answers: Answer[], index: number, { questionId, value }: Answer): void {
  const path = `/body/answers/${index}`;
  const question = questions.find(({ id }) => id === questionId);
  if (question === undefined) throw invalidArgument(`${path}/questionId`, 'must be the id of a question of this event type');
  if (answers.findIndex((answer) => answer.questionId === questionId) < index) {
    throw invalidArgument(`${path}/questionId`, 'must not be answered twice');
  }
  const error = errorOf(question, value);
  if (error !== null) throw invalidArgument(`${path}/value`, error);
}

function errorOf({ type, options }: Question, value: Answer['value']): string | null {
  if (type === 'multiple_choice') {
    if (!Array.isArray(value)) return 'must be a list of options';
    if (new Set(value).size < value.length) return 'must not name an option twice';
    return value.every((choice) => options.includes(choice)) ? null : `must contain only ${options.join(', ')}`;
  }
  if (Array.isArray(value)) return 'must be a string';
  if (type === 'single_choice') return options.includes(value) ? null : `must be one of ${options.join(', ')}`;
  if (type === 'phone') return /^\+?[0-9][0-9 ()./-]{1,30}$/.test(value) ? null : 'must be a telephone number';
  return null;
}

const isBlank = ({ value }: Answer): boolean => (Array.isArray(value) ? value.length === 0 : value.trim() === '');
