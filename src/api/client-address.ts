import ipaddr from 'ipaddr.js';

/** Name of a client without a token, for counting. An IPv6 network of 64 bits is one client: it is what one customer gets. */
export function toClientAddress(address = ''): string {
  // Some proxies add the port.
  const [, bracketed, plain] = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(address) ?? [];
  const bare = bracketed ?? plain ?? address;
  if (!ipaddr.isValid(bare)) return 'unknown';
  const parsed = ipaddr.process(bare);
  return parsed instanceof ipaddr.IPv6
    ? ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`).toString()
    : parsed.toString();
}
