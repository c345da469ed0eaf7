/** The invitee's details: from a form to the body of an operation, and its errors back to the form's fields. */
import type { Schemas } from '../contract.ts';
import type { ErrorDetail } from '../errors.ts';
import type { FieldErrors } from '../web/fields.ts';
import type { Choice, EventType } from './choice.ts';
import type { Words } from './words-en.ts';

type Question = Schemas['Question'];

/** Ids of questions are any text. */
export const answerField = ({ id }: Question): string => `answer-${encodeURIComponent(id)}`;

const fixedNames = ['name', 'email', 'phone', 'guests', 'notes', 'location', 'location_value', 'lead', 'key'];

/** The fields that a step passes on to the next one. Forms have line breaks as CR LF, the API as LF. */
export const readDetails = (form: URLSearchParams): URLSearchParams =>
  new URLSearchParams(
    [...form]
      .filter(([name]) => fixedNames.includes(name) || name.startsWith('answer-'))
      .map(([name, value]): [string, string] => [name, value.replaceAll('\r\n', '\n')]),
  );

const textOf = (details: URLSearchParams, name: string): string => (details.get(name) ?? '').trim();

export const guestsOf = (details: URLSearchParams): string[] =>
  textOf(details, 'guests')
    .split(/[\s,;]+/)
    .filter(Boolean);

const answersOf = ({ questions }: EventType, details: URLSearchParams): Schemas['Answer'][] =>
  questions.flatMap((question) => {
    const values = details.getAll(answerField(question)).filter((value) => value.trim() !== '');
    if (values.length === 0) return [];
    return [{ questionId: question.id, value: question.type === 'multiple_choice' ? values : (values[0] as string) }];
  });

type Given<Field extends string> = { [Name in Field]?: string };

/** Leaves out what is blank, so that the operation reports it as missing. */
const given = <Field extends string>(fields: Record<Field, string>): Given<Field> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Given<Field>;

const inviteeOf = (details: URLSearchParams, { timezone }: Choice) => ({
  ...given({ name: textOf(details, 'name'), email: textOf(details, 'email'), phone: textOf(details, 'phone') }),
  timezone,
});

export const toLead = (eventType: EventType, details: URLSearchParams, choice: Choice): object => ({
  ...inviteeOf(details, choice),
  answers: answersOf(eventType, details),
});

/** `start` in epoch milliseconds. */
export type Chosen = Choice & { start: number; language: Schemas['Language'] };

export function toOrder(eventType: EventType, details: URLSearchParams, choice: Chosen): object {
  const { kind, value } = given({ kind: textOf(details, 'location'), value: textOf(details, 'location_value') });
  return {
    eventTypeId: eventType.id,
    startAt: new Date(choice.start).toISOString(),
    durationMin: choice.durationMin,
    invitee: { ...inviteeOf(details, choice), language: choice.language },
    guests: guestsOf(details),
    answers: answersOf(eventType, details),
    ...given({ notes: textOf(details, 'notes'), leadId: textOf(details, 'lead') }),
    ...(eventType.location.kind === 'ask_invitee' && kind !== undefined && { location: { kind, ...(value !== undefined && { value }) } }),
  };
}

/** The field and its message for each error of the operation. */
export const toFieldErrors = (words: Words, eventType: EventType, details: URLSearchParams, errors: ErrorDetail[]): FieldErrors =>
  Object.fromEntries(errors.flatMap(({ path }) => toFieldErrorsAt(words, eventType, details, path)));

function toFieldErrorsAt(words: Words, eventType: EventType, details: URLSearchParams, path: string): [string, string][] {
  const [field = '', index = ''] = path.replace('/body/invitee/', '/body/').split('/').slice(2);
  if (field === 'guests' && index !== '') return [[field, words.invalidGuest(guestsOf(details)[Number(index)] ?? '')]];
  if (field === 'answers') return toAnswerErrors(words, eventType, details, index);
  const name = field === 'location' ? 'location_value' : field;
  if (!isField(words, name)) return [['form', words.refused]];
  return [[name, words.invalid[name][textOf(details, name) === '' ? 'missing' : 'wrong']]];
}

const isField = ({ invalid }: Words, name: string): name is keyof Words['invalid'] => Object.hasOwn(invalid, name);

/** Without an index, all required questions that have no answer. */
function toAnswerErrors({ invalid, refused }: Words, eventType: EventType, details: URLSearchParams, index: string): [string, string][] {
  const answers = answersOf(eventType, details);
  const isMeant = ({ id, required }: Question) =>
    index === '' ? required && !answers.some(({ questionId }) => questionId === id) : id === answers[Number(index)]?.questionId;
  const questions = eventType.questions.filter(isMeant);
  if (questions.length === 0) return [['form', refused]];
  return questions.map((question) => {
    const kind = question.type === 'phone' ? 'phone' : question.type.endsWith('choice') ? 'choice' : 'answer';
    return [answerField(question), invalid[kind][index === '' ? 'missing' : 'wrong']];
  });
}
