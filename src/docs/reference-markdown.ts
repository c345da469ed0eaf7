/** The reference as Markdown, for models and for reading in a terminal. */
import type { Group, Operation, Parameter } from './contract-parts.ts';
import { exampleOf, shiftDates, toCurl, toExampleRequest } from './examples.ts';
import type { Shown } from './operation-view.ts';
import { groupPath, type Overview, schemasOf } from './reference-view.ts';
import { collectTypes, itemText, sectionText, typeText } from './schema-view.ts';

export const writeOverview = ({ version, conventions, sections }: Overview): string => `# API reference

Version ${version}. One file per group; the whole contract for programs is the [OpenAPI document](/api/docs/openapi.json). Guides: [list](/docs.md).

${sections
  .map(
    ({ name, title, description, entries }) =>
      `## [${title}](${groupPath(name)}.md)\n\n${description}\n\n${entries
        .map(({ method, path, summary }) => `- \`${[method, path].join(' ').trim()}\`: ${summary}\n`)
        .join('')}`,
  )
  .join('\n')}
## Conventions

${conventions}
`;

export function writeGroup({ title, description, operations, events }: Group, shown: Shown): string {
  const types = collectTypes(shown.schemas, schemasOf([...operations, ...events]));
  return [
    `# ${title}\n\n${description}\n`,
    ...operations.map((one) => writeOperation(one, shown)),
    ...events.map((one) => writeEvent(one, shown)),
    ...(types.length === 0 ? [] : [`## Objects\n\n${types.map((name) => sectionText(shown.schemas, name)).join('')}`]),
  ].join('\n');
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;

const asJson = (value: unknown): string => fenced('json', JSON.stringify(value, null, 2));

function writeOperation(operation: Operation, shown: Shown): string {
  const { schemas, publicUrl, days } = shown;
  const { method, path, summary, description, scopes, tool, parameters, body, responses } = operation;
  const success = responses.find(({ status }) => status < '300');
  const scope = scopes === undefined ? 'No token.' : scopes.length === 0 ? 'Any token.' : `Scope: \`${scopes.join(' ')}\`.`;
  return `## ${summary}

\`${method} ${path}\`

${scope}${tool === undefined ? '' : ` MCP tool: \`${tool}\`.`}

${description}

${parameters.length === 0 ? '' : `Parameters:\n\n${parameters.map((one) => itemText(schemas, toItem(one))).join('')}\n`}${
  body === undefined ? '' : `Body: ${typeText(schemas, body.schema)}\n\n`
}${fenced('sh', toCurl(operation, toExampleRequest(operation, shown), publicUrl))}
${responses
  .filter(({ content }) => content !== undefined)
  .map(({ status, description: text, content }) => `- ${status}: ${text} ${typeText(schemas, content?.schema ?? {})}\n`)
  .join('')}
${success?.content ? `Example of ${success.status}:\n\n${asJson(shiftDates(exampleOf(success.content), days))}` : ''}`;
}

const toItem = ({ name, schema, required = false, description, in: where }: Parameter) => ({
  ...{ name, schema, description, isRequired: required, where: `in the ${where}` },
});

const writeEvent = ({ summary, description, body }: Operation, { schemas, days }: Shown): string =>
  `## ${summary}\n\n${description.split('\n\n')[0]}\n\n${
    body ? `Body: ${typeText(schemas, body.schema)}\n\n${asJson(shiftDates(exampleOf(body), days))}` : ''
  }`;
