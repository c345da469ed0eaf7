/** `/api/docs` shows the contract in Swagger UI, without third parties, with links to the guides; `/api/docs/openapi.json` is the contract itself. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { sendText } from './compression.ts';
import { createDocument, type Document, sendDocument } from './documents.ts';
import { onlyGet } from './only-get.ts';
import { type Deployment, writeContract } from './served-contract.ts';

/** Swagger UI sets inline styles and uses `data:` URLs for icons. */
const toPolicy = (publicUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${new URL(publicUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Files of the repository, served as they are: Markdown that people and models can read. */
const guides = [
  { name: 'quick-start', title: 'Quick start', file: 'docs/quick-start.md' },
  { name: 'clients', title: 'Clients', file: 'docs/clients.md' },
  { name: 'webhooks', title: 'Webhooks', file: 'docs/webhooks.md' },
  { name: 'oauth', title: 'OAuth', file: 'docs/oauth.md' },
  { name: 'agents', title: 'Agents', file: 'docs/agents.md' },
  { name: 'embedding', title: 'Embedding', file: 'docs/embedding.md' },
  { name: 'calendars', title: 'Calendars', file: 'docs/calendars.md' },
  { name: 'changelog', title: 'Changelog', file: 'CHANGELOG.md' },
];

const pathOf = (guide: string): string => `/api/docs/guides/${guide}`;

const page = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Caledee API</title>
  <link rel="icon" type="image/png" href="/api/docs/assets/favicon-32x32.png">
  <link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
</head>
<body>
  <nav aria-label="Guides" style="font: 16px/1.5 system-ui, sans-serif; padding: 1em; text-align: center">
    ${guides.map(({ name, title }) => `<a href="${pathOf(name)}">${title}</a>`).join(' · ')}
    · <a href="/api/docs/openapi.json">OpenAPI document</a>
  </nav>
  <div id="reference"></div>
  <noscript>This page needs JavaScript. The OpenAPI document is at <a href="/api/docs/openapi.json">/api/docs/openapi.json</a>.</noscript>
  <script src="/api/docs/assets/swagger-ui-bundle.js"></script>
  <script src="/api/docs/start.js"></script>
</body>
</html>
`;

/**
 * "Try it out" fills in every example. Those of optional parameters, such as a cursor, would be rejected, so they are removed. Tokens are
 * pasted: requesting one by OAuth would need a registered application.
 */
const start = `const isOptionalParameter = (value) => value && value.in && value.name && !value.required;
const toTryOut = (text) =>
  JSON.stringify(JSON.parse(text, (name, value) => {
    if (isOptionalParameter(value)) {
      delete value.example;
      delete value.examples;
    }
    if (name === 'security' && Array.isArray(value)) return value.filter((requirement) => !requirement.oauth2);
    return value && value.type === 'oauth2' ? undefined : value;
  }));

SwaggerUIBundle({
  url: '/api/docs/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  displayRequestDuration: true,
  persistAuthorization: false,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  responseInterceptor: (response) => {
    if (response.url.endsWith('/api/docs/openapi.json')) response.text = toTryOut(response.text);
    return response;
  },
});
`;

const assetTypes = { 'swagger-ui-bundle.js': 'js', 'swagger-ui.css': 'css', 'favicon-32x32.png': 'png' };

export function createReference(services: Deployment): Router {
  const router = Router();
  const readContractFor = keepLast((publicUrl) => toContractDocument({ ...services, publicUrl }));
  router.all(['/', '/api/docs', '/api/docs/start.js', '/api/docs/openapi.json', /^\/api\/docs\/(assets|guides)\//], onlyGet);
  router.get('/', (_req, res) => res.redirect('/api/docs'));
  router.get('/api/docs', (_req, res) => sendText(res.set('Content-Security-Policy', toPolicy(services.publicUrl)).type('html'), page));
  router.get('/api/docs/start.js', (_req, res) => sendText(res.type('js'), start));
  router.get('/api/docs/openapi.json', (req, res) => sendDocument(req, res, readContractFor(services.publicUrl)));
  for (const { name, file } of guides) {
    const readGuide = keepLast(() => createDocument(readFileSync(new URL(`../../${file}`, import.meta.url)), 'txt', 'no-cache'));
    router.get(pathOf(name), (req, res) => sendDocument(req, res, readGuide('')));
  }
  for (const [name, type] of Object.entries(assetTypes)) {
    const readAsset = keepLast(() => toAssetDocument(name, type));
    router.get(`/api/docs/assets/${name}`, (req, res) => sendDocument(req, res, readAsset('')));
  }
  return router;
}

function toAssetDocument(name: string, type: string): Document {
  const file = fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`));
  return createDocument(readFileSync(file), type, 'public, max-age=86400');
}

const toContractDocument = (deployment: Deployment): Document => createDocument(Buffer.from(writeContract(deployment)), 'json', 'no-cache');

function keepLast(create: (key: string) => Document): (key: string) => Document {
  let kept: { key: string; document: Document } | undefined;
  return (key) => {
    if (kept?.key !== key) kept = { key, document: create(key) };
    return kept.document;
  };
}
