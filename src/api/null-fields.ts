/** In a document that a client sends, `null` in an optional field counts as absent, unless the schema gives `null` a meaning by allowing it. */

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  required?: string[];
  properties?: Record<string, Schema | boolean>;
  items?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
};

/** Changes the value in place. */
export type NullFieldRemover = (value: unknown) => void;

/** Returns undefined if a value of this schema has no such field. `resolve` finds the schema of a `$ref`; schemas are not recursive. */
export function createNullFieldRemover(
  schema: Schema | boolean,
  resolve: (ref: string) => Schema = unresolved,
): NullFieldRemover | undefined {
  const parts = partsOf(schema, resolve);
  const removeInItems = mergeRemovers(parts.map(({ items }) => items && createNullFieldRemover(items, resolve)));
  const removeInFields = createFieldRemover(parts, resolve);
  if (removeInItems === undefined) return removeInFields;
  return (value) => {
    if (Array.isArray(value)) for (const item of value) removeInItems(item);
    else removeInFields?.(value);
  };
}

function createFieldRemover(parts: Schema[], resolve: (ref: string) => Schema): NullFieldRemover | undefined {
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const named = Map.groupBy(
    parts.flatMap(({ properties = {} }) => Object.entries(properties)),
    ([name]) => name,
  );
  const fields = [...named].flatMap(([name, definitions]) => {
    const schemas = definitions.map(([, one]) => one);
    const isRemovable = !required.has(name) && !schemas.some((one) => acceptsNull(one, resolve));
    const removeInside = mergeRemovers(schemas.map((one) => createNullFieldRemover(one, resolve)));
    return isRemovable || removeInside ? [{ name, isRemovable, removeInside }] : [];
  });
  if (fields.length === 0) return undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null) return;
    const object = value as Record<string, unknown>;
    for (const { name, isRemovable, removeInside } of fields) {
      const field = object[name];
      if (field === null && isRemovable) delete object[name];
      else removeInside?.(field);
    }
  };
}

/** The schema and all that it is composed of. */
function partsOf(given: Schema | boolean, resolve: (ref: string) => Schema): Schema[] {
  if (typeof given === 'boolean') return [];
  const inner = [
    ...(given.$ref === undefined ? [] : [resolve(given.$ref)]),
    ...(given.allOf ?? []),
    ...(given.anyOf ?? []),
    ...(given.oneOf ?? []),
  ];
  return [given, ...inner.flatMap((one) => partsOf(one, resolve))];
}

function acceptsNull(schema: Schema | boolean, resolve: (ref: string) => Schema): boolean {
  if (typeof schema === 'boolean') return schema;
  const accepts = (one: Schema) => acceptsNull(one, resolve);
  const { $ref, type, enum: values, allOf = [], anyOf, oneOf } = schema;
  return (
    (type === undefined || [type].flat().includes('null')) &&
    (values === undefined || values.includes(null)) &&
    (!('const' in schema) || schema.const === null) &&
    ($ref === undefined || accepts(resolve($ref))) &&
    allOf.every(accepts) &&
    [anyOf, oneOf].every((alternatives) => alternatives === undefined || alternatives.some(accepts))
  );
}

function mergeRemovers(removers: (NullFieldRemover | boolean | undefined)[]): NullFieldRemover | undefined {
  const found = removers.filter((one) => typeof one === 'function');
  if (found.length < 2) return found[0];
  return (value) => {
    for (const remove of found) remove(value);
  };
}

function unresolved(ref: string): never {
  throw new Error(`${ref} is not resolved`);
}
