import { promises as dns, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** The resolver doubles it for the second try; together less than the connection timeout. */
const timeoutMs = 1000;
const tries = 2;

/**
 * Queries DNS servers directly. `getaddrinfo` would occupy one of libuv's four threads while a server is silent, so that a few dead names
 * block all others; it also resolves names of this machine and its network.
 *
 * @param servers for tests; default: the system's
 */
export function createLookup(servers?: string[]): LookupFunction {
  const resolver = new dns.Resolver({ timeout: timeoutMs, tries });
  if (servers) resolver.setServers(servers);
  return (hostname, { all }, callback) => {
    Promise.all([resolver.resolve4(hostname).catch(none), resolver.resolve6(hostname).catch(none)]).then(([v4, v6]) => {
      const found = [...v4.map((address) => ({ address, family: 4 })), ...v6.map((address) => ({ address, family: 6 }))];
      complete(callback, hostname, found, all);
    });
  };
}

export type Service = { name: string; port: number };

export type ServiceLookup = (name: string) => Promise<Service | undefined>;

/** Finds the preferred host of a service (SRV records, RFC 2782). Undefined without records, or where they say that there is no service. */
export function createServiceLookup(servers?: string[]): ServiceLookup {
  const resolver = new dns.Resolver({ timeout: timeoutMs, tries });
  if (servers) resolver.setServers(servers);
  return async (name) => {
    const records = await resolver.resolveSrv(name).catch(() => []);
    const [first] = records.sort((a, b) => a.priority - b.priority || b.weight - a.weight);
    return first === undefined || first.name === '' || first.name === '.' ? undefined : { name: first.name, port: first.port };
  };
}

/**
 * Resolves the hosts that the operator allows with `getaddrinfo`, so that `/etc/hosts` and local names work. It occupies a libuv thread, so
 * one look-up runs at a time and requests for the same name share it. The queue is never longer than the operator's list.
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
      (found) => complete(callback, hostname, found, all),
      (error) => callback(error, '', 0),
    );
  };
}

function complete(callback: Parameters<LookupFunction>[2], hostname: string, found: LookupAddress[], all = false): void {
  const [first] = found;
  if (first === undefined) callback(notFound(hostname), '', 0);
  else if (all) callback(null, found);
  else callback(null, first.address, first.family);
}

const none = (): string[] => [];

const notFound = (hostname: string): NodeJS.ErrnoException => Object.assign(new Error(`${hostname} was not found`), { code: 'ENOTFOUND' });
