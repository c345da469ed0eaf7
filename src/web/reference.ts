/**
 * The contract for people and for tools: `/api/docs` renders it in a browser with Swagger UI, every part of which is served
 * from here; `/api/docs/openapi.json` is the document itself.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';
import { readContract } from '../contract.ts';
import { isHeld, toETag } from '../etag.ts';
import type { Services } from '../services.ts';
import { onlyGet } from './only-get.ts';

const assets = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js')));
const served = /^\/(swagger-ui-bundle\.js|swagger-ui\.css|favicon-32x32\.png)$/;

/** Swagger UI sets styles on its elements and draws its icons from data addresses; all else comes from here. */
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
  <div id="reference"></div>
  <noscript>This page needs JavaScript. The contract itself is at <a href="/api/docs/openapi.json">/api/docs/openapi.json</a>.</noscript>
  <script src="/api/docs/assets/swagger-ui-bundle.js"></script>
  <script src="/api/docs/start.js"></script>
</body>
</html>
`;

/**
 * "Try it out" fills in every example; those of what need not be sent, such as a cursor, would only be refused. A token is pasted,
 * whichever kind it is: an application that asks for one by OAuth would have to be made first.
 */
const start = `const isOptional = (parameter) => parameter.example !== undefined && !parameter.required;
const toTryOut = (text) =>
  JSON.stringify(JSON.parse(text, (name, value) => {
    if (value && value.in && isOptional(value)) delete value.example;
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

export function createReference(services: Pick<Services, 'publicUrl'>): Router {
  const router = Router();
  router.all(['/', '/api/docs', '/api/docs/start.js', '/api/docs/openapi.json', /^\/api\/docs\/assets\//], onlyGet);
  router.get('/', (_req, res) => res.redirect('/api/docs'));
  router.get('/api/docs', (_req, res) => res.set('Content-Security-Policy', toPolicy(services.publicUrl)).type('html').send(page));
  router.get('/api/docs/start.js', (_req, res) => res.type('js').send(start));
  router.get('/api/docs/openapi.json', sendContract(services));
  router.use('/api/docs/assets', (req, res, next) => (served.test(req.path) ? sendAsset(req, res, next) : next()));
  return router;
}

const sendAsset = express.static(assets, { index: false, maxAge: '1 day' });

/** The contract with this deployment's own address in it. */
const sendContract =
  (services: Pick<Services, 'publicUrl'>): RequestHandler =>
  (req, res) => {
    const contract = readContract();
    const [server] = contract.servers;
    const text = JSON.stringify({ ...contract, servers: [{ ...server, url: services.publicUrl }] });
    const etag = toETag(text);
    res.set({ ETag: etag, 'Cache-Control': 'no-cache' });
    if (isHeld(req.headers['if-none-match'], etag)) return void res.status(304).end();
    res.type('json').send(text);
  };
