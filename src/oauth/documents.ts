import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { toClientAddress } from '../api/client-address.ts';
import { countRequest } from '../queries/rate-limit.ts';
import type { OauthParts } from './parts.ts';

type Feature = NonNullable<Configuration['features']>['clientIdMetadataDocument'];

const fetchesPerMinute = 20;
const maxDocumentBytes = 5 * 1024;
const timeoutMs = 2500;

/** Clients whose id is the URL of their metadata document (draft-ietf-oauth-client-id-metadata-document). */
export const createDocumentFeature = ({ services }: OauthParts): Feature => ({
  enabled: true,
  ack: 'draft-02',
  cacheDuration: { min: 60, max: 3600 },
  async allowFetch(ctx: KoaContextWithOIDC | undefined) {
    // The consent page looks up a client that the authorization request has already counted.
    if (ctx === undefined) return true;
    const client = `oauth-document:${toClientAddress((ctx.req as { ip?: string }).ip)}`;
    return (await countRequest(services.db, client, 1)).used <= fetchesPerMinute;
  },
});

/** `Response` refuses a body for these statuses. */
const bodiless = new Set([204, 205, 304]);

/** The provider's requests go through the SSRF guard. */
export const createFetch =
  ({ outbound }: OauthParts): Configuration['fetch'] =>
  async (url, options) => {
    const headers = Object.fromEntries(new Headers(options?.headers));
    const request = { method: 'GET', headers: { ...headers, 'user-agent': 'Caledee' }, timeoutMs, limit: maxDocumentBytes } as const;
    const { status, headers: received, body, isWhole } = await outbound.send(String(url), request);
    if (!isWhole) throw new Error('The document is too large');
    return new Response(bodiless.has(status) ? null : new Uint8Array(body), { status, headers: received });
  };
