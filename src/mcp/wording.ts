import type { Route } from '../api/routes.ts';

/** Replaces operation ids and routes in backticks by the names of their tools. */
export function createWording(routes: Route[]): (text: string) => string {
  const tools = new Map(
    routes.flatMap(({ operationId, method, path, 'x-mcp-tool': tool }) =>
      tool === undefined ? [] : [operationId, `${method.toUpperCase()} ${path}`].map((name): [string, string] => [name, tool]),
    ),
  );
  return (text) => text.replace(/`([^`]+)`/g, (quoted, name) => (tools.has(name) ? `\`${tools.get(name)}\`` : quoted));
}
