/** An invitee's choices within an event type: duration, location, answers. */
import type { Schemas } from '../contract.ts';
import { type ErrorDetail, type ErrorRule, invalidArguments } from '../errors.ts';
import { findLocationError } from '../text/links.ts';
import { isBlank } from '../text/names.ts';
import { isPhone, phoneRule, toPlainPhone } from '../text/phones.ts';

type Answer = Schemas['Answer'];
type GivenAnswer = Schemas['GivenAnswer'];
type Question = Schemas['Question'];

/** A choice, which counts only without errors. */
export type Choice<T> = { value: T; errors: ErrorDetail[] };

/** Throws 400 with the errors of all choices. */
export function checkChoices(...choices: { errors: ErrorDetail[] }[]): void {
  const errors = choices.flatMap((choice) => choice.errors);
  if (errors.length > 0) throw invalidArguments(errors);
}

/** Throws 400. */
export function toChosen<T>(choice: Choice<T>): T {
  checkChoices(choice);
  return choice.value;
}

const errorAt = (path: string, rule: ErrorRule, message: string): ErrorDetail[] => [{ path, message, rule }];

export function chooseDuration({ durations }: { durations: number[] }, requested: number | undefined, path: string): Choice<number> {
  const value = requested ?? (durations[0] as number);
  return { value, errors: durations.includes(value) ? [] : errorAt(path, 'enum', `must be one of ${durations.join(', ')}`) };
}

type Location = { kind: string; value: string | null };

/** Only `ask_invitee` lets the invitee choose; without a choice, the location stays open. */
export function chooseLocation(
  { locationKind: kind, locationValue: value }: { locationKind: string; locationValue: string | null },
  requested?: Schemas['ChosenLocation'],
): Choice<Location> {
  if (requested === undefined) return { value: { kind, value }, errors: [] };
  return { value: { kind: requested.kind, value: requested.value ?? null }, errors: errorsOfLocation(kind, requested) };
}

function errorsOfLocation(offeredKind: string, requested: Schemas['ChosenLocation']): ErrorDetail[] {
  const path = '/body/location';
  if (offeredKind !== 'ask_invitee') return errorAt(path, 'notAllowed', 'can be chosen only where the event type asks the invitee');
  const message = findLocationError(requested);
  return message === null ? [] : errorAt(`${path}/value`, 'format', message);
}

/** Blank answers count as none and are left out. Required ones can be missing. */
export const chooseGivenAnswers = (questions: Question[], answers: Answer[]): Choice<GivenAnswer[]> => ({
  value: answers.flatMap((answer) => (isBlankAnswer(answer) ? [] : toAnswer(questions, answer))),
  errors: answers.flatMap((answer, index) => errorsOfAnswer(questions, answers, index, answer)),
});

export function chooseAnswers(questions: Question[], answers: Answer[]): Choice<GivenAnswer[]> {
  const given = chooseGivenAnswers(questions, answers);
  const isGiven = ({ id }: Question) => given.value.some(({ questionId }) => questionId === id);
  const missing = questions.filter((question) => question.required && !isGiven(question));
  const errors = missing.flatMap((question) => errorAt('/body/answers', 'required', `must answer ${describeQuestion(question)}`));
  return { value: given.value, errors: [...given.errors, ...errors] };
}

const describeQuestion = ({ id, label, options }: Question): string =>
  `the question \`${id}\`, ${JSON.stringify(label)}${options.length > 0 ? ` (options: ${options.join(', ')})` : ''}`;

function errorsOfAnswer(questions: Question[], answers: Answer[], index: number, answer: Answer): ErrorDetail[] {
  const { questionId, value } = answer;
  const path = `/body/answers/${index}`;
  const question = questions.find(({ id }) => id === questionId);
  if (question === undefined) return errorAt(`${path}/questionId`, 'reference', 'must be the id of a question of this event type');
  if (answers.findIndex((other) => other.questionId === questionId) < index) {
    return errorAt(`${path}/questionId`, 'unique', 'must not be answered twice');
  }
  const error = isBlankAnswer(answer) ? null : errorOf(question, value);
  return error === null ? [] : errorAt(`${path}/value`, ...error);
}

function errorOf({ type, options }: Question, value: Answer['value']): [rule: ErrorRule, message: string] | null {
  if (type === 'multiple_choice') {
    if (!Array.isArray(value)) return ['type', 'must be a list of options'];
    if (new Set(value).size < value.length) return ['uniqueItems', 'must not name an option twice'];
    return value.every((choice) => options.includes(choice)) ? null : ['enum', `must contain only ${options.join(', ')}`];
  }
  if (Array.isArray(value)) return ['type', 'must be a string'];
  if (type === 'single_choice') return options.includes(value) ? null : ['enum', `must be one of ${options.join(', ')}`];
  if (type === 'phone') return isPhone(value) ? null : ['format', phoneRule];
  return null;
}

const isBlankAnswer = ({ value }: Answer): boolean => [value].flat().every(isBlank);

/** Phone numbers are stored as in an invitee. */
function toAnswer(questions: Question[], { questionId, value }: Answer): GivenAnswer {
  const { type, label = null } = questions.find(({ id }) => id === questionId) ?? {};
  return { questionId, label, value: type === 'phone' && typeof value === 'string' ? (toPlainPhone(value) as string) : value };
}

/** As stored. Those of imports, and of earlier versions, have no label. */
export const toGivenAnswers = (answers: (Answer & { label?: string | null })[]): GivenAnswer[] =>
  answers.map(({ questionId, label = null, value }) => ({ questionId, label, value }));

/** Throws 400 for a key that is given twice. */
export function checkMetadata(pairs: Schemas['MetadataPair'][] = []): void {
  const repeated = pairs.findIndex(({ key }, index) => pairs.findIndex((other) => other.key === key) < index);
  if (repeated >= 0) throw invalidArguments(errorAt(`/body/metadata/${repeated}/key`, 'unique', 'must not be given twice'));
}
