import { v7 } from 'uuid';

/** A new id: UUIDv7, so that rows made one after the other stand beside each other in indexes. */
export const newId = (): string => v7();

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const nobody = '00000000-0000-0000-0000-000000000000';

export const isId = (text: string): boolean => uuid.test(text);

/** An id from outside, fit for a query. To a client ids are opaque: one that cannot be ours names nothing. */
export const toId = (text: string): string => (isId(text) ? text : nobody);
