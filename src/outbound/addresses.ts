import ipaddr from 'ipaddr.js';

/** Contains all public IPv6 addresses (RFC 4291 §2.4). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Excludes special-purpose addresses (RFC 6890): private, loopback, link-local, multicast, documentation, carrier. Also excludes IPv6
 * addresses that embed IPv4 (mapped, NAT64, 6to4, Teredo), whose destination a gateway decides, and text that is not an IP address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 ? ipaddr.IPv4.isValidFourPartDecimal(address) : parsed.match(globalUnicast);
}

export function toLiteral(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}
