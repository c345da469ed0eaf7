import ipaddr from 'ipaddr.js';

/** All of the public IPv6 internet is in here (RFC 4291 §2.4). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one of the public internet. Everything with a purpose of its own is not: private, loopback, link-local,
 * multicast, reserved for documentation or carriers (RFC 6890), and IPv6 that wraps an IPv4 address (mapped, NAT64, 6to4, Teredo),
 * since where that leads is for others to decide. What cannot be read is not either.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 ? ipaddr.IPv4.isValidFourPartDecimal(address) : parsed.match(globalUnicast);
}

/** An address as it stands in a URL, without the brackets of IPv6. Null for a name. */
export function toLiteral(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}
