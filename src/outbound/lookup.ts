import { promises as dns } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** The second try has twice as long: less than connecting may take in all. */
const timeoutMs = 1000;
const tries = 2;

/**
 * Looks names up at the name servers themselves. The system's way takes one of four threads for as long as a server is silent, so that a
 * few dead names would keep all others waiting; and it knows names of this machine and of its network, which are nobody else's business.
 *
 * @param servers those of the system, unless a test knows better
 */
export function createLookup(servers?: string[]): LookupFunction {
  const resolver = new dns.Resolver({ timeout: timeoutMs, tries });
  if (servers) resolver.setServers(servers);
  return (hostname, { all }, callback) => {
    Promise.all([resolver.resolve4(hostname).catch(none), resolver.resolve6(hostname).catch(none)]).then(([v4, v6]) => {
      const found = [...v4.map((address) => ({ address, family: 4 })), ...v6.map((address) => ({ address, family: 6 }))];
      const [first] = found;
      if (first === undefined) callback(notFound(hostname), '', 0);
      else if (all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

const none = (): string[] => [];

const notFound = (hostname: string): NodeJS.ErrnoException => Object.assign(new Error(`${hostname} was not found`), { code: 'ENOTFOUND' });
