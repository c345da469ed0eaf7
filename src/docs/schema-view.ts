/** Types of the contract as words, links and lists of properties. */
import { html } from 'hono/html';
import type { View } from '../web/layout.ts';
import type { Schema } from './contract-parts.ts';
import { renderLine, renderMarkdown } from './markdown.ts';

export type Schemas = Record<string, Schema>;

const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

const hasParts = ({ properties, oneOf, anyOf }: Schema): boolean => (properties ?? oneOf ?? anyOf) !== undefined;

/** Types with a section of their own; others, such as `Id`, are described where they are used. */
const isSection = (schemas: Schemas, name: string): boolean => {
  const schema = schemas[name] as Schema;
  return hasParts(schema) || (schema.enum?.length ?? 0) > maxInline;
};

const maxInline = 8;

/** The schema itself, and the description beside its reference. */
function resolve(schemas: Schemas, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  return { ...(schemas[nameOf(schema.$ref)] as Schema), ...(schema.description !== undefined && { description: schema.description }) };
}

/** Names of types with a section that are part of the given ones, in alphabetical order. */
export function collectTypes(schemas: Schemas, given: Schema[]): string[] {
  const found = new Set<string>();
  const visit = (schema: Schema): void => {
    if (schema.$ref !== undefined) {
      const name = nameOf(schema.$ref);
      if (found.has(name)) return;
      if (isSection(schemas, name)) found.add(name);
      visit(schemas[name] as Schema);
      return;
    }
    const { properties = {}, items, oneOf = [], anyOf = [], additionalProperties } = schema;
    const further = [...Object.values(properties), ...oneOf, ...anyOf, items, additionalProperties];
    for (const one of further) if (typeof one === 'object') visit(one);
  };
  given.forEach(visit);
  return [...found].sort();
}

/** The type in Markdown: types with a section are links to it. */
export function typeText(schemas: Schemas, schema: Schema): string {
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref);
    return isSection(schemas, name) ? `[${name}](#${name})` : typeText(schemas, schemas[name] as Schema);
  }
  const { type, format, items, enum: values, oneOf, anyOf } = schema;
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(' or ');
  const choices = oneOf ?? anyOf;
  if (choices !== undefined) return choices.map((one) => typeText(schemas, one)).join(' or ');
  const kinds = [type ?? 'any'].flat().map((kind) => {
    if (kind === 'array' && items !== undefined) return `list of ${typeText(schemas, items)}`;
    return kind === 'string' && format !== undefined ? `string (${format})` : kind;
  });
  return kinds.join(' or ');
}

export const typeView = (schemas: Schemas, schema: Schema): View => renderLine(typeText(schemas, schema));

function boundsOf({ minimum, maximum, maxLength, minItems, maxItems, default: preset }: Schema): string[] {
  const number = (value: number): string => value.toLocaleString('en-US');
  const isBelowLargest = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return [
    ...(minimum !== undefined && isBelowLargest ? [`${number(minimum)} to ${number(maximum)}`] : []),
    ...(minimum !== undefined && !isBelowLargest ? [`at least ${number(minimum)}`] : []),
    ...(minimum === undefined && isBelowLargest ? [`at most ${number(maximum)}`] : []),
    ...(maxLength === undefined ? [] : [`at most ${number(maxLength)} characters`]),
    ...(minItems ? [`at least ${number(minItems)}`] : []),
    ...(maxItems === undefined ? [] : [`at most ${number(maxItems)} entries`]),
    ...(preset === undefined ? [] : [`default ${JSON.stringify(preset)}`]),
  ];
}

type Item = { name: string; schema: Schema; isRequired: boolean; where?: string; description?: string | undefined };

/** Of a property or parameter: what else is said about it, and the properties of an object that has no section. */
function describeItem(schemas: Schemas, { schema, where, description }: Item) {
  const resolved = resolve(schemas, schema);
  const isInline = schema.$ref === undefined || !isSection(schemas, nameOf(schema.$ref));
  const inner = [resolved, resolved.items].find((one) => one?.properties !== undefined);
  return {
    text: description ?? resolved.description ?? '',
    notes: [...(where === undefined ? [] : [where]), ...boundsOf(resolved)].join(', '),
    parts: isInline ? inner : undefined,
  };
}

/** One property or parameter. */
export function itemView(schemas: Schemas, item: Item): View {
  const { text, notes, parts } = describeItem(schemas, item);
  return html`<dt><code>${item.name}</code> <span class="type">${typeView(schemas, item.schema)}</span>${item.isRequired ? html` <span class="must">required</span>` : ''}</dt>
<dd>${text.includes('\n') ? renderMarkdown(text) : renderLine(text)}${notes === '' ? '' : html` <span class="quiet">${notes}</span>`}${parts ? propertiesView(schemas, parts) : ''}</dd>
`;
}

/** The same as a line of Markdown. */
export function itemText(schemas: Schemas, item: Item, indent = ''): string {
  const { text, notes, parts } = describeItem(schemas, item);
  const line = `${indent}- \`${item.name}\` (${typeText(schemas, item.schema)}${item.isRequired ? ', required' : ''})${text === '' ? '' : `: ${text.replaceAll('\n', `\n${indent}  `)}`}`;
  return `${line}${notes === '' ? '' : ` (${notes})`}\n${parts ? propertiesText(schemas, parts, `${indent}  `) : ''}`;
}

const toItems = ({ properties = {}, required = [] }: Schema): Item[] =>
  Object.entries(properties).map(([name, schema]) => ({ name, schema, isRequired: required.includes(name) }));

const propertiesView = (schemas: Schemas, schema: Schema): View =>
  html`<dl class="items">${toItems(schema).map((item) => itemView(schemas, item))}</dl>`;

const propertiesText = (schemas: Schemas, schema: Schema, indent = ''): string =>
  toItems(schema)
    .map((item) => itemText(schemas, item, indent))
    .join('');

export function sectionView(schemas: Schemas, name: string): View {
  const schema = schemas[name] as Schema;
  return html`<section id="${name}"><h3>${name}</h3>
<p>${renderLine(schema.description ?? '')}</p>
${schema.properties ? propertiesView(schemas, schema) : html`<p>${typeView(schemas, schema)}</p>`}
</section>
`;
}

export function sectionText(schemas: Schemas, name: string): string {
  const schema = schemas[name] as Schema;
  const content = schema.properties ? propertiesText(schemas, schema) : `${typeText(schemas, schema)}\n`;
  return `### ${name}\n\n${schema.description ?? ''}\n\n${content}\n`;
}
