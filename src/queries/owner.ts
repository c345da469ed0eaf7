/** A user within their organization. Every statement on a tenant table names the organization, by which the table can be distributed. */
export type Owner = { organizationId: string; userId: string };
