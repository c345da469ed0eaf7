/** One operation of the reference. */
import { html } from 'hono/html';
import type { View } from '../web/layout.ts';
import type { Operation, Parameter } from './contract-parts.ts';
import { type ExampleRequest, exampleOf, shiftDates, toCurl, toExampleRequest } from './examples.ts';
import { renderLine, renderMarkdown } from './markdown.ts';
import { itemView, type Schemas, typeView } from './schema-view.ts';

/**
 * `days`: from the contract's examples to those that are shown. `examples`: values of path parameters, if the deployment has the objects of
 * the examples, so that forms begin with their ids.
 */
export type Shown = { schemas: Schemas; publicUrl: string; days: number; examples: Record<string, string> | undefined };

export const methodView = (method: string): View => html`<span class="method ${method.toLowerCase()}">${method}</span>`;

export function operationView(operation: Operation, shown: Shown): View {
  const { id, method, path, summary, description, parameters } = operation;
  const { schemas } = shown;
  const request = toExampleRequest(operation, shown);
  return html`<section class="operation" id="${id}">
<h2><a href="#${id}">${summary}</a></h2>
<p class="address">${methodView(method)} <code>${path}</code></p>
${factsView(operation)}
${renderMarkdown(description)}
${parameters.length === 0 ? '' : html`<h3>Parameters</h3>\n<dl class="items">${parameters.map((one) => parameterView(schemas, one))}</dl>`}
${bodyView(operation, shown)}
<h3>Example</h3>
<pre tabindex="0" data-copy="example of ${id}">${toCurl(operation, request, shown.publicUrl)}</pre>
${tryView(operation, shown, request)}
${responsesView(operation, shown)}
</section>
`;
}

/** A request that the server sends. */
export function eventView({ id, summary, description, body }: Operation, { schemas, days }: Shown): View {
  // All events have the same text about signatures and retries, which the guide has once.
  const [first = ''] = description.split('\n\n');
  return html`<section class="operation" id="${id}">
<h2><a href="#${id}">${summary}</a></h2>
${renderMarkdown(first)}
${body ? html`<p>Body: ${typeView(schemas, body.schema)}</p>\n${exampleView('Example', shiftDates(exampleOf(body), days))}` : ''}
</section>
`;
}

function factsView({ scopes, cost, tool }: Operation): View {
  const scope = scopes === undefined ? 'No token' : scopes.length === 0 ? 'Any token' : html`Scope <code>${scopes.join(' ')}</code>`;
  return html`<p class="quiet">${scope}${cost === 1 ? '' : ` · ${cost} units of the rate limit`}${tool === undefined ? '' : html` · MCP tool <code>${tool}</code>`}</p>`;
}

const parameterView = (schemas: Schemas, { name, schema, required, description, in: where }: Parameter): View =>
  itemView(schemas, { name, schema, isRequired: required ?? false, where: where === 'query' ? undefined : `in the ${where}`, description });

const bodyView = ({ body, isBodyRequired }: Operation, { schemas }: Shown): View | string =>
  body === undefined ? '' : html`<h3>Body</h3>\n<p>${typeView(schemas, body.schema)}${isBodyRequired ? '' : ', optional'}</p>`;

const exampleView = (title: string, example: unknown): View | string =>
  example === undefined
    ? ''
    : html`<details><summary>${title}</summary><pre tabindex="0"><code>${JSON.stringify(example, null, 2)}</code></pre></details>`;

/** Every operation has them, in the same form. */
const common = ['304', '400', '401', '403', '405', '413', '415', '429', '500', '503'];

function responsesView({ responses }: Operation, { schemas, days }: Shown): View {
  const own = responses.filter(({ status }) => !common.includes(status));
  const others = responses.filter(({ status }) => common.includes(status)).map(({ status }) => status);
  return html`<h3>Responses</h3>
<dl class="items">${own.map(
    ({
      status,
      description,
      content,
    }) => html`<dt><code>${status}</code>${content ? html` <span class="type">${typeView(schemas, content.schema)}</span>` : ''}</dt>
<dd>${renderLine(description)}${status < '300' && content ? exampleView('Example response', shiftDates(exampleOf(content), days)) : ''}</dd>
`,
  )}</dl>
${others.length === 0 ? '' : html`<p class="quiet">Also ${others.join(', ')}: see <a href="/docs/api#errors">Errors</a>.</p>`}`;
}

/** Shown by a script. Ids in it are those of the example only where they exist. */
function tryView(operation: Operation, { examples }: Shown, request: ExampleRequest): View {
  const hasExamples = examples !== undefined;
  const { id, method, path, parameters, body, scopes } = operation;
  const fields = parameters.filter((one) => one.name !== 'If-None-Match').map((one) => fieldView(operation, one, { hasExamples, request }));
  return html`<form class="try" hidden data-method="${method}" data-path="${path}">
<details><summary>Try it</summary>
${scopes === undefined ? '' : html`<div class="field"><label for="${id}-token">Token</label><input id="${id}-token" data-token type="password" autocomplete="off" required></div>`}
${fields}
${body === undefined ? '' : html`<div class="field"><label for="${id}-body">Body</label><textarea id="${id}-body" data-body rows="8" spellcheck="false">${JSON.stringify(hasExamples ? request.body : withoutIds(request.body), null, 2)}</textarea></div>`}
<p class="actions"><button>Send</button></p>
<div role="status"></div>
</details>
</form>`;
}

type Filling = { hasExamples: boolean; request: ExampleRequest };

function fieldView({ id }: Operation, parameter: Parameter, { hasExamples, request }: Filling): View {
  const { name, in: where, required = false } = parameter;
  const example = request.path[name] ?? request.query[name] ?? '';
  const isFilled = hasExamples || !isForeign(parameter, example);
  return html`<div class="field"><label for="${id}-${name}">${name}${required ? '' : html` <span class="quiet">optional</span>`}</label>
<input id="${id}-${name}" name="${name}" data-in="${where}"${required ? ' required' : ''} value="${isFilled ? example : ''}"${isFilled ? '' : html` placeholder="${example}"`} autocomplete="off" spellcheck="false"></div>
`;
}

/** An object of the example, which other deployments do not have. */
const isForeign = ({ in: where, name }: Parameter, example: string): boolean => (where === 'path' && name !== 'date') || isId(example);

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);

const withoutIds = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (_, value: unknown) => (typeof value === 'string' && isId(value) ? '' : value));
