import { v7 } from 'uuid';

/** UUIDv7: rows created one after the other are close together in indexes. */
export const newId = (): string => v7();

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const nil = '00000000-0000-0000-0000-000000000000';

export const isId = (text: string): boolean => uuid.test(text);

/** Returns an id that a query accepts. Ids are opaque to clients: malformed ones match nothing. */
export const toId = (text: string): string => (isId(text) ? text : nil);
