import type { Request } from 'express';
import { toFullAddress } from '../api/client-address.ts';
import type { Client } from '../queries/security-events.ts';

/** For the security log. */
export const clientOf = ({ ip, headers }: Request): Client => ({ address: toFullAddress(ip), userAgent: headers['user-agent'] ?? '' });

const systems = { iPhone: /iPhone/, iPad: /iPad/, Android: /Android/, Windows: /Windows/, Mac: /Macintosh/, Linux: /Linux/ };
const browsers = { Edge: /Edg\//, Opera: /OPR\//, Firefox: /Firefox|FxiOS/, Chrome: /Chrom|CriOS/, Safari: /Safari/ };

export function describeAgent(agent: string): string {
  const find = (names: Record<string, RegExp>) => Object.entries(names).find(([, pattern]) => pattern.test(agent))?.[0];
  return [find(browsers) ?? 'A browser', find(systems)].filter(Boolean).join(' on ');
}
