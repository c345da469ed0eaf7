/** The contract (`spec/openapi.json`) as data, and its generated types. */
import { readFileSync } from 'node:fs';
import type { components, operations, webhooks } from '../generated/api.ts';

export type Schemas = components['schemas'];
/** Codes of the schema `Error`, and those that have a schema of their own. */
export type ErrorCode = Extract<Schemas[keyof Schemas], { code: string; requestId: string }>['code'];
/** Without the requests that we send, which the contract has under `webhooks`. */
export type OperationId = Exclude<keyof operations, keyof webhooks>;

export type Operation = {
  operationId: OperationId;
  summary: string;
  description: string;
  tags: string[];
  security?: Record<string, string[]>[];
  responses: Record<string, unknown>;
  'x-rate-limit-cost'?: number;
  /** Requests without a token are counted separately from other operations, with this multiple of the limit per client address. */
  'x-rate-limit-budget'?: { name: string; multiple: number };
  /** Of successful responses and 304. */
  'x-cache-control'?: string;
  'x-mcp-tool'?: string;
  /** For a model that chooses between tools; `description` is for people. */
  'x-mcp-description'?: string;
  /** First words of a result and of a dry run, such as "Booked" and "Would book". */
  'x-mcp-labels'?: [done: string, dryRun?: string];
  /** Defaults of parameters for tools, whose results are part of a model's context. */
  'x-mcp-defaults'?: Record<string, unknown>;
  'x-mcp-omitted'?: string[];
  /** The fields of the body have no descriptions, because another tool has them. */
  'x-mcp-brief'?: boolean;
  /** Overrides what follows from the method. */
  'x-mcp-annotations'?: { destructiveHint?: boolean; idempotentHint?: boolean };
};

export type Contract = {
  openapi: string;
  info: { title: string; version: string; 'x-mcp-instructions': string };
  servers: { url: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, object>;
    securitySchemes: {
      personalAccessToken: { 'x-scopes': Record<string, string> };
      oauth2: { flows: { authorizationCode: { scopes: Record<string, string> } } };
    };
  };
};

const source = readFileSync(new URL('../spec/openapi.json', import.meta.url), 'utf8');

/** A fresh copy each time, since some callers change it. */
export const readContract = (): Contract => JSON.parse(source);

const contract = readContract();

const { securitySchemes } = contract.components;

export const scopes: Record<string, string> = securitySchemes.oauth2.flows.authorizationCode.scopes;

/** Only of personal access tokens of owners and admins. */
export const organizationScopes: Record<string, string> = securitySchemes.personalAccessToken['x-scopes'];

const operationsOfTools = Object.values(contract.paths).flatMap((item) => Object.values(item).filter((one) => one['x-mcp-tool']));
const scopesOfTools = operationsOfTools.flatMap(({ security = [] }) =>
  security.flatMap((requirement) => Object.values(requirement).flat()),
);

export const toolScopes: string[] = Object.keys(scopes).filter((scope) => scopesOfTools.includes(scope));
