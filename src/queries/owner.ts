/** A user within their organization. Every statement on a tenant table names the organization, by which the table can be distributed. */
export type Owner = { organizationId: string; userId: string };

/** `host`: `me`, or the id of a user. */
export const toHostId = (host: string, { userId }: Owner): string => (host === 'me' ? userId : host);
