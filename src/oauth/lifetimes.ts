import type { Configuration } from 'oidc-provider';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** In seconds. A grant lives as long as its longest-lived token; this is for the time until it has one. */
export const ttl: Configuration['ttl'] = {
  AccessToken: hour,
  AuthorizationCode: minute,
  Grant: 10 * minute,
  IdToken: hour,
  Interaction: 30 * minute,
  RefreshToken: 30 * day,
  Session: 10 * minute,
};
