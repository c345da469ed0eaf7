import { token, url } from './story.ts';

export type RequestConfig<Data = unknown> = {
  method: string;
  url: string;
  params?: object;
  data?: Data;
  headers?: Record<string, string | undefined>;
};
export type ResponseErrorConfig<Failure> = Failure;
export type Client = <Result, _Failure, Data>(config: RequestConfig<Data>) => Promise<{ data: Result }>;

export class Failed<Failure> extends Error {
  readonly status: number;
  readonly failure: Failure;
  constructor(status: number, failure: Failure) {
    super(`${status} ${JSON.stringify(failure)}`);
    this.status = status;
    this.failure = failure;
  }
}

export default async function request<Result, Failure, Data>({ method, url: path, params, data, headers }: RequestConfig<Data>) {
  const address = new URL(path, url);
  for (const [name, value] of Object.entries(params ?? {})) if (value !== undefined) address.searchParams.set(name, String(value));
  const response = await fetch(address, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(data !== undefined && { 'Content-Type': 'application/json' }),
      ...(headers as Record<string, string>),
    },
    ...(data !== undefined && { body: JSON.stringify(data) }),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Failed(response.status, body as Failure);
  return { data: body as Result };
}
