/** Private hosts that the operator allows, from WEBHOOK_ALLOW_HOSTS: `host` or `host:port`. */
export type AllowedHosts = readonly string[];

const defaultPorts: Record<string, string> = { 'https:': '443', 'http:': '80' };

export const portOf = ({ port, protocol }: { port: string; protocol: string }): string => port || (defaultPorts[protocol] ?? '');

export const isAllowed = (allowed: AllowedHosts, target: { hostname: string; port: string; protocol: string }): boolean =>
  allowed.includes(target.hostname) || allowed.includes(`${target.hostname}:${portOf(target)}`);
