import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { toClientAddress } from '../api/client-address.ts';
import { countRequest } from '../queries/rate-limit.ts';
import type { OauthParts } from './parts.ts';

type Feature = NonNullable<Configuration['features']>['clientIdMetadataDocument'];

const fetchesPerMinute = 20;
const longestDocument = 5 * 1024;
const timeoutMs = 2500;

/** Clients whose id is the address of a document that describes them (draft-ietf-oauth-client-id-metadata-document). */
export const createDocumentFeature = ({ services }: OauthParts): Feature => ({
  enabled: true,
  ack: 'draft-02',
  cacheDuration: { min: 60, max: 3600 },
  async allowFetch(ctx: KoaContextWithOIDC | undefined) {
    // Not for a request of the provider's: our page asks again about a client that was let in to ask.
    if (ctx === undefined) return true;
    const client = `oauth-document:${toClientAddress((ctx.req as { ip?: string }).ip)}`;
    return (await countRequest(services.db, client, 1)).used <= fetchesPerMinute;
  },
});

/** Statuses whose answers have no body, as `Response` insists. */
const bodiless = new Set([204, 205, 304]);

/** What the provider fetches, it fetches by our guarded way. */
export const createFetch =
  ({ outbound }: OauthParts): Configuration['fetch'] =>
  async (url, options) => {
    const headers = Object.fromEntries(new Headers(options?.headers));
    const asked = { method: 'GET', headers: { ...headers, 'user-agent': 'Caledee' }, timeoutMs, limit: longestDocument } as const;
    const { status, headers: told, body, isWhole } = await outbound.send(String(url), asked);
    if (!isWhole) throw new Error('The document is too large');
    return new Response(bodiless.has(status) ? null : new Uint8Array(body), { status, headers: told });
  };
