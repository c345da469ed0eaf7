/** A gateway that validates requests and responses by the contract. Prints its port, and then each violation as a line. */
import express from 'express';
import { middleware } from 'express-openapi-validator';

const [url = ''] = process.argv.slice(2);
const report = (what: string, { method, originalUrl }: express.Request, error: unknown) =>
  console.log(JSON.stringify([what, method, originalUrl, String(error)]));

const app = express();
// Also `null` and texts, which are JSON.
app.use(express.json({ strict: false, limit: '1mb' }));
// The contract has no HEAD.
app.head(/.*/, forward);
app.use(
  middleware({
    apiSpec: await (await fetch(`${url}/api/docs/openapi.json`)).json(),
    validateSecurity: false,
    validateResponses: { onError: (error, _body, req) => report('response', req, error) },
  }),
);
app.use(forward);
app.use((error: unknown, req: express.Request, res: express.Response, _next: express.NextFunction) => {
  report('request', req, error);
  res.status(502).end();
});

async function forward(req: express.Request, res: express.Response): Promise<void> {
  const hasBody = req.headers['content-type'] !== undefined;
  const { host: _, 'content-length': __, connection: ___, ...headers } = req.headers;
  const response = await fetch(url + req.originalUrl, {
    method: req.method,
    headers: headers as Record<string, string>,
    ...(hasBody && { body: JSON.stringify(req.body) }),
  });
  for (const [name, value] of response.headers)
    if (!['content-length', 'content-encoding', 'connection'].includes(name)) res.set(name, value);
  const text = await response.text();
  res.status(response.status);
  if (text === '') res.end();
  else res.json(JSON.parse(text));
}

const server = app.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));
