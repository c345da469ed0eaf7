/** The guide `/docs/api`, written from the contract: what all operations have in common, and each one's scope. */
import { type Group, type Parts, readParts, type Schema } from './contract-parts.ts';
import type { Deployment } from './served-contract.ts';

export function writeApiGuide(deployment: Deployment): string {
  const parts = readParts(deployment);
  const { info, groups, schemas, scopes } = parts;
  const conventions = toParagraphs(info.description);
  const about = (...names: string[]): string => names.map((name) => conventions.get(name) ?? '').join('\n\n');
  /** Below a heading with the same words. */
  const aboutOnly = (name: string): string => about(name).replace(/^\*\*[^*]+\*\*:? (.)/, (_, first: string) => first.toUpperCase());
  return `# API

${info.summary} The base URL is \`${deployment.publicUrl}\`; the version is ${info.version}. The [reference](/api/docs) has every parameter, field
and example, and the [OpenAPI document](/api/docs/openapi.json) the same for programs.

## Authentication

${aboutOnly('Authentication')}

\`\`\`sh
curl -s ${deployment.publicUrl}/api/v2/me -H "Authorization: Bearer $TOKEN"
\`\`\`

Create a token under [Settings → Developers](/settings/developers), or let users of your app consent with [OAuth](/docs/oauth).

| scope | allows |
|---|---|
${Object.entries(scopes)
  .map(([scope, text]) => `| \`${scope}\` | ${text} |\n`)
  .join('')}
## Endpoints

${groups.map(toTable).join('\n')}
## Requests and responses

${about('Instants', 'Request bodies', 'Pagination', 'Idempotency', 'Caching', 'Mail')}

## Errors

${about('Errors').replaceAll('**', '')}

\`\`\`json
${JSON.stringify(schemas.Error?.examples?.[0] ?? {}, null, 2)}
\`\`\`

| status | codes |
|---|---|
${toErrorRows(parts)}
\`rule\` of a detail is one of ${codesOf(schemas.ErrorRule ?? {})}.

## Limits

${aboutOnly('Rate limit')}
`;
}

/** Paragraphs of the contract's introduction by the bold words that they begin with. */
const toParagraphs = (text: string): Map<string, string> =>
  new Map(text.split('\n\n').map((paragraph) => [/^\*\*([^*]+)\*\*/.exec(paragraph)?.[1] ?? '', paragraph]));

const codesOf = ({ enum: values = [] }: Schema): string => values.map((value) => `\`${value}\``).join(', ');

const toTable = ({ title, name, operations }: Group): string => `### [${title}](/api/docs/${name})

| endpoint | does | scope |
|---|---|---|
${operations
  .map(({ method, path, id, summary, scopes }) => {
    const scope = scopes === undefined ? 'no token' : scopes.map((one) => `\`${one}\``).join(' ') || 'any token';
    return `| \`${method} ${path}\` | [${summary}](/api/docs/${name}#${id}) | ${scope} |\n`;
  })
  .join('')}`;

/** Error codes by status, from the responses of all operations. */
function toErrorRows({ groups, schemas }: Parts): string {
  const codes = new Map<string, Set<string>>();
  for (const { status, content } of groups.flatMap(({ operations }) => operations.flatMap(({ responses }) => responses))) {
    if (status < '400' || content === undefined) continue;
    const found = codes.get(status) ?? new Set();
    codes.set(status, found);
    const { example, examples = {} } = content;
    const inExamples = [example, ...Object.values(examples).map(({ value }) => value)].map((one) => (one as { code?: string })?.code);
    for (const code of [...inExamples, ...codesIn(schemas, content.schema)]) if (code !== undefined) found.add(code);
  }
  return [...codes]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([status, found]) => `| ${status} | ${[...found].map((code) => `\`${code}\``).join(', ')} |\n`)
    .join('');
}

/** Codes of refusals that have a schema of their own. The schema `Error` allows all codes, so it says nothing about one status. */
function codesIn(schemas: Record<string, Schema>, schema: Schema): string[] {
  const name = schema.$ref?.split('/').at(-1);
  const resolved = name === undefined ? schema : (schemas[name] as Schema);
  const choices = resolved.oneOf ?? resolved.anyOf ?? [];
  return name === 'Error'
    ? []
    : [...((resolved.properties?.code?.enum as string[]) ?? []), ...choices.flatMap((one) => codesIn(schemas, one))];
}
