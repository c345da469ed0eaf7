/** An invitee's choices within an event type: duration, location, answers. Each function throws 400 for a choice that does not fit. */
import type { Schemas } from '../contract.ts';
import { invalidArgument } from '../errors.ts';
import { findLocationError } from '../text/links.ts';
import { isBlank } from '../text/names.ts';
import { isPhone, phoneRule, toPlainPhone } from '../text/phones.ts';

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
  const error = findLocationError(requested);
  if (error !== null) throw invalidArgument('/body/location/value', error);
  return { kind: requested.kind, value: requested.value ?? null };
}

/** Blank answers count as none and are left out. Required ones can be missing. */
export function chooseGivenAnswers(questions: Question[], answers: Answer[]): Answer[] {
  return answers.flatMap((answer, index) => {
    checkAnswer(questions, answers, index, answer);
    return isBlankAnswer(answer) ? [] : toAnswer(questions, answer);
  });
}

export function chooseAnswers(questions: Question[], answers: Answer[]): Answer[] {
  const given = chooseGivenAnswers(questions, answers);
  const missing = questions.find(({ id, required }) => required && !given.some(({ questionId }) => questionId === id));
  if (missing !== undefined) throw invalidArgument('/body/answers', `must answer the question \`${missing.id}\``);
  return given;
}

function checkAnswer(questions: Question[], answers: Answer[], index: number, answer: Answer): void {
  const { questionId, value } = answer;
  const path = `/body/answers/${index}`;
  const question = questions.find(({ id }) => id === questionId);
  if (question === undefined) throw invalidArgument(`${path}/questionId`, 'must be the id of a question of this event type');
  if (answers.findIndex((other) => other.questionId === questionId) < index) {
    throw invalidArgument(`${path}/questionId`, 'must not be answered twice');
  }
  const error = isBlankAnswer(answer) ? null : errorOf(question, value);
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
  if (type === 'phone') return isPhone(value) ? null : phoneRule;
  return null;
}

const isBlankAnswer = ({ value }: Answer): boolean => [value].flat().every(isBlank);

/** Phone numbers are stored as in an invitee. */
function toAnswer(questions: Question[], { questionId, value }: Answer): Answer {
  const isPhoneNumber = questions.some(({ id, type }) => id === questionId && type === 'phone');
  return { questionId, value: isPhoneNumber ? (toPlainPhone(value as string) as string) : value };
}
