import { promises as dns, type LookupAddress } from 'node:dns';
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
      answer(callback, hostname, found, all);
    });
  };
}

/**
 * Looks up the names that the operator allowed by the system's own means, so that `/etc/hosts` and the names of a local network count.
 * This takes one of libuv's threads until a server answers, so at most one look-up runs at a time, and requests for a name share it.
 * The queue is as long as the operator's list of hosts at most.
 */
export function createSystemLookup(): LookupFunction {
  const running = new Map<string, Promise<LookupAddress[]>>();
  let last: Promise<unknown> = Promise.resolve();
  const resolve = (hostname: string): Promise<LookupAddress[]> => {
    const known = running.get(hostname);
    if (known !== undefined) return known;
    const found = last.then(() => dns.lookup(hostname, { all: true })).finally(() => running.delete(hostname));
    last = found.catch(() => {});
    running.set(hostname, found);
    return found;
  };
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => answer(callback, hostname, found, all),
      (error) => callback(error, '', 0),
    );
  };
}

function answer(callback: Parameters<LookupFunction>[2], hostname: string, found: LookupAddress[], all = false): void {
  const [first] = found;
  if (first === undefined) callback(notFound(hostname), '', 0);
  else if (all) callback(null, found);
  else callback(null, first.address, first.family);
}

const none = (): string[] => [];

const notFound = (hostname: string): NodeJS.ErrnoException => Object.assign(new Error(`${hostname} was not found`), { code: 'ENOTFOUND' });
