import { isBlank } from '../text/names.ts';

/** Rules between the fields of an event type, which a schema cannot express. `at`: path of the field. */
export type RuleError = { at: string; message: string; rule: 'relation' | 'unique' | 'reference' | 'format' | 'minItems'; limit?: number };

type QuestionFields = { id: string; type: string; options: string[] };

export function errorsOfHosts({ kind, hosts }: { kind: string; hosts: readonly string[] }): RuleError[] {
  const isOne = kind !== 'one_on_one' || hosts.length === 1;
  const twice = hosts.flatMap((host, index) =>
    hosts.indexOf(host) < index ? [{ at: `hosts/${index}`, message: 'is listed more than once', rule: 'unique' as const }] : [],
  );
  const isEmpty = hosts.length === 0 && kind !== 'one_on_one';
  const none = { at: 'hosts', message: 'must have at least one host', rule: 'minItems' as const, limit: 1 };
  return [
    ...(isEmpty ? [none] : []),
    ...(isOne ? [] : [{ at: 'hosts', message: 'must have exactly one host for one_on_one', rule: 'relation' as const }]),
    ...twice,
  ];
}

type Selection = 'least_busy' | 'rotation' | 'priority' | null;

export const selectionOf = (kind: string, given: Selection | undefined): Selection =>
  kind === 'round_robin' ? (given ?? 'least_busy') : null;

export const errorsOfSelection = ({ kind, hostSelection }: { kind: string; hostSelection?: Selection | undefined }): RuleError[] =>
  kind !== 'round_robin' && hostSelection
    ? [{ at: 'hostSelection', message: 'must be null unless the kind is round_robin', rule: 'relation' }]
    : [];

export const errorsOfQuestions = (questions: readonly QuestionFields[]): RuleError[] =>
  questions.flatMap(({ id, type, options }, index) => [
    ...(questions.findIndex((other) => other.id === id) < index
      ? [{ at: `questions/${index}/id`, message: 'is the id of another question', rule: 'unique' as const }]
      : []),
    ...(type.endsWith('_choice') && options.length === 0
      ? [
          {
            at: `questions/${index}/options`,
            message: 'must not be empty for a question with choices',
            rule: 'minItems' as const,
            limit: 1,
          },
        ]
      : []),
    ...(type.endsWith('_choice') ? errorsOfOptions(options, `questions/${index}/options`) : []),
  ]);

/** A blank answer counts as none, and of two equal options only one can be chosen. */
const errorsOfOptions = (options: string[], at: string): RuleError[] =>
  options.flatMap((option, index): RuleError[] => {
    if (isBlank(option)) return [{ at: `${at}/${index}`, message: 'must have visible characters', rule: 'format' as const }];
    return options.indexOf(option) < index
      ? [{ at: `${at}/${index}`, message: 'is the same as another option', rule: 'unique' as const }]
      : [];
  });
