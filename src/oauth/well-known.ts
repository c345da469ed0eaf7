/** Discovery: protected-resource metadata of the API and the MCP endpoint (RFC 9728), and the provider's own. */
import { type RequestHandler, Router } from 'express';
import { mcpPaths } from '../api/authentication.ts';
import type { Services } from '../api/services.ts';
import { scopes, toolScopes } from '../contract.ts';
import { onlyGet } from '../http/only-get.ts';
import { discoveryPaths, resourcePaths } from './routes.ts';

const prefix = '/.well-known/oauth-protected-resource';

export function createWellKnown(services: Pick<Services, 'publicUrl'>, limit: RequestHandler, discover: RequestHandler): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.all(/^\/\.well-known\/(openid-configuration|oauth-)/, onlyGet, limit);
  // Without a path, it would describe the origin, which is not a resource (RFC 9728 §3.3).
  router.get(/^\/\.well-known\/oauth-protected-resource\/.*$/, (req, res, next) => {
    const requested = req.path.slice(prefix.length);
    const path = resourcePaths.find((one) => requested === one);
    if (path === undefined) return next();
    res.set('Cache-Control', 'public, max-age=300').json(describe(services.publicUrl, path));
  });
  router.get(discoveryPaths, discover);
  return router;
}

const describe = (publicUrl: string, path: string) => ({
  resource: publicUrl + path,
  authorization_servers: [publicUrl],
  // Clients request these scopes by default.
  scopes_supported: mcpPaths.includes(path) ? toolScopes : Object.keys(scopes),
  bearer_methods_supported: ['header'],
  resource_name: 'Caledee API',
  resource_documentation: `${publicUrl}/api/docs`,
});
