import ipaddr from 'ipaddr.js';

/** Of a client, for people; without the port that some proxies add. */
export const toFullAddress = (address = ''): string => parse(address)?.toString() ?? 'unknown';

function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const [, bracketed, plain] = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(address) ?? [];
  const bare = bracketed ?? plain ?? address;
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : undefined;
}

/** Name of a client without a token, for counting. An IPv6 network of 64 bits is one client: it is what one customer gets. */
export function toClientAddress(address = ''): string {
  const parsed = parse(address);
  if (parsed === undefined) return 'unknown';
  return parsed instanceof ipaddr.IPv6
    ? ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`).toString()
    : parsed.toString();
}
