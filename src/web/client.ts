import type { Request } from 'express';
import { toFullAddress } from '../api/client-address.ts';
import type { Client } from '../queries/security-events.ts';

/** For the security log. */
export const clientOf = ({ ip, headers }: Request): Client => ({ address: toFullAddress(ip), userAgent: headers['user-agent'] ?? '' });
