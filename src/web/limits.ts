/** Limits of the contract, for fields of forms. */
import { readContract, type Schemas } from '../contract.ts';

type Schema = {
  $ref?: string;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  maxLength?: number;
  maxItems?: number;
  maximum?: number;
};

const schemas = readContract().components.schemas as Record<string, Schema>;

type Name = keyof Schemas;
type Field<Of extends Name> = keyof Schemas[Of] & string;

/** Behind references, and without `null`. */
function find(name: Name, field: string | undefined): Schema {
  let schema: Schema | undefined = field === undefined ? schemas[name] : schemas[name]?.properties?.[field];
  while (schema?.$ref !== undefined || schema?.anyOf !== undefined)
    schema = schema.anyOf === undefined ? schemas[schema.$ref?.split('/').at(-1) ?? ''] : schema.anyOf[0];
  if (schema === undefined) throw new Error(`The contract has no ${name}.${field}.`);
  return schema;
}

function limitOf(name: Name, field: string | undefined, keyword: 'maxLength' | 'maxItems' | 'maximum'): number {
  const value = find(name, field)[keyword];
  if (value === undefined) throw new Error(`The contract has no ${keyword} of ${name}.${field}.`);
  return value;
}

/** In code points. Without a field, of the schema itself. */
export const longest = <Of extends Name>(name: Of, field?: Field<Of>): number => limitOf(name, field, 'maxLength');

export const mostItems = <Of extends Name>(name: Of, field?: Field<Of>): number => limitOf(name, field, 'maxItems');

export const largest = <Of extends Name>(name: Of, field: Field<Of>): number => limitOf(name, field, 'maximum');
