/** The contract as this deployment serves it: its own addresses and limits, and only keywords that other programs know. */
import type { Services } from '../api/services.ts';
import { readContract } from '../contract.ts';
import { ownFormat } from '../formats.ts';

export type Deployment = Pick<Services, 'publicUrl' | 'rateLimitPerMinute' | 'publicBookingsPerHour'>;

/** Keywords of schemas that only the server reads. Strict validators reject unknown ones. */
const ownKeywords = [ownFormat, 'x-pattern-message', 'x-mcp-description'];

/** URLs that are relative in the source. */
const addresses = ['url', 'authorizationUrl', 'tokenUrl', 'refreshUrl'];

export function writeContract({ publicUrl, ...limits }: Deployment): string {
  const toAbsolute = (address: string): string => publicUrl + address.replace(/\/$/, '');
  const serve = (name: string, value: unknown): unknown => {
    if (ownKeywords.includes(name)) return undefined;
    if (typeof value !== 'string') return value;
    // Programs show descriptions at other addresses, where relative links lead nowhere.
    if (name === 'description') return withLimits(value, limits).replaceAll('](/', `](${publicUrl}/`);
    return addresses.includes(name) && value.startsWith('/') ? toAbsolute(value) : value;
  };
  return JSON.stringify(readContract(), serve);
}

/** Replaces `{RATE_LIMIT_PER_MINUTE}` and multiples such as `{RATE_LIMIT_PER_MINUTE*10}` by this deployment's values. */
function withLimits(text: string, { rateLimitPerMinute, publicBookingsPerHour }: Omit<Deployment, 'publicUrl'>): string {
  const values: Record<string, number> = {
    RATE_LIMIT_PER_MINUTE: rateLimitPerMinute,
    PUBLIC_BOOKINGS_PER_HOUR: publicBookingsPerHour,
  };
  return text.replace(/\{([A-Z_]+)(?:\*(\d+))?\}/g, (_, name: string, multiple = '1') =>
    ((values[name] as number) * Number(multiple)).toLocaleString('en-US'),
  );
}
