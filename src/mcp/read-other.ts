import type { Api } from '../api/pipeline.ts';
import type { ApiRequest } from '../api/request.ts';
import type { Body } from './views.ts';

type Asked = { params?: Body; query?: Body };

/** Reads by another operation for the same caller. Undefined if the token lacks the scope or the resource is not found. */
export async function readOther(
  api: Api,
  request: ApiRequest,
  operationId: string,
  { params = {}, query = {} }: Asked,
): Promise<Body | undefined> {
  const route = api.routes.find((one) => one.operationId === operationId);
  if (route === undefined) return undefined;
  const parse = () => ({ params, query, headers: {}, requestBody: undefined });
  const { status, body } = await api.handle({ ...request, method: 'GET', path: route.path, query: '', headers: {}, parse });
  return status === 200 ? (JSON.parse(body) as Body) : undefined;
}
