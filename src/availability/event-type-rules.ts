/** What the parts of an event type must say of each other, which no schema can: each fault with its place. */
export type Fault = { at: string; message: string };

type Question = { id: string; type: string; options: string[] };

/** `hosts`: whatever names each of them. */
export function faultsOfHosts({ kind, hosts }: { kind: string; hosts: readonly string[] }): Fault[] {
  const isOne = kind !== 'one_on_one' || hosts.length === 1;
  const twice = hosts.flatMap((host, index) =>
    hosts.indexOf(host) < index ? [{ at: `hosts/${index}`, message: 'is a host already' }] : [],
  );
  return [...(isOne ? [] : [{ at: 'hosts', message: 'must be exactly one for one_on_one' }]), ...twice];
}

type Selection = 'least_busy' | 'rotation' | 'priority' | null;

/** How a round robin selects if nothing else is said; nobody else does. */
export const selectionOf = (kind: string, given: Selection | undefined): Selection =>
  kind === 'round_robin' ? (given ?? 'least_busy') : null;

export const faultsOfSelection = ({ kind, hostSelection }: { kind: string; hostSelection?: Selection | undefined }): Fault[] =>
  kind !== 'round_robin' && hostSelection ? [{ at: 'hostSelection', message: 'must be null unless the kind is round_robin' }] : [];

export const faultsOfQuestions = (questions: readonly Question[]): Fault[] =>
  questions.flatMap(({ id, type, options }, index) => [
    ...(questions.findIndex((other) => other.id === id) < index
      ? [{ at: `questions/${index}/id`, message: 'is the id of another question' }]
      : []),
    ...(type.endsWith('_choice') && options.length === 0
      ? [{ at: `questions/${index}/options`, message: 'must not be empty for a choice' }]
      : []),
  ]);
