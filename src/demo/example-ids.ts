/** Ids of the contract's examples. The demonstration's objects have them, so that each example works there. */
import { readContract } from '../contract.ts';

type Parameter = { name: string; example?: string };
type Given = {
  operationId?: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
};
type Contract = { paths: Record<string, Record<string, Given>>; components: { parameters: Record<string, Parameter> } };

type Caller = { id: string; organization: { id: string } };
type Content<Example> = { content: { 'application/json': { example: Example } } };

const { paths, components } = readContract() as unknown as Contract;
const operations = Object.values(paths).flatMap((item) => Object.values(item));

const operationOf = (operationId: string): Given => operations.find((one) => one.operationId === operationId) as Given;

/** The example of an operation's parameter. */
export function exampleId(operationId: string, parameter = 'id'): string {
  const { parameters = [] } = operationOf(operationId);
  const resolved = parameters.map((one) => ('$ref' in one ? components.parameters[one.$ref.split('/').at(-1) ?? ''] : one));
  const example = resolved.find((one) => one?.name === parameter)?.example;
  if (example === undefined) throw new Error(`${operationId} has no example of ${parameter}`);
  return example;
}

const exampleIn = <Example>(content: unknown): Example => (content as Content<Example>).content['application/json'].example;

const example = exampleIn<Caller>(operationOf('getMe').responses['200']);
const { collections } = exampleIn<{ collections: { id: string }[] }>(operationOf('updateCalendar').requestBody);

/** Of the booking whose link the examples have; the link depends on the deployment, so the contract does not have this id. */
export const exampleLinkId = '019cb24f-1c03-7e44-8b63-7f8091122334';
export const exampleUserId = example.id;
export const exampleOrganizationId = example.organization.id;
export const exampleCollectionId = collections[0]?.id as string;
