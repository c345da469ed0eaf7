/** Lists and objects that several pages read. */
import type { Schemas } from '../contract.ts';
import { seeOther } from '../web/send.ts';
import { isRefusal } from './refusals.ts';
import type { Visit } from './visit.ts';

type Page<Item> = { items: Item[]; nextCursor: string | null };
type List<Item> = (page: Record<string, string>) => Promise<Page<Item>>;

const mostPages = 10;

/** Stops after `mostPages`, or when `wanted` are found. */
export async function listAll<Item>(list: List<Item>, wanted = Number.POSITIVE_INFINITY): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages && found.length < wanted; page += 1) {
    const { items, nextCursor }: Page<Item> = await list({ limit: '100', ...(cursor !== null && { cursor }) });
    found.push(...items);
    cursor = nextCursor;
    if (cursor === null) break;
  }
  return found;
}

/** The page of a list that the URL asks for. A cursor that is not of this list redirects to `firstPage`; then the result is undefined. */
export async function listFromCursor<Item>({ search, res }: Visit, firstPage: string, list: List<Item>): Promise<Page<Item> | undefined> {
  const cursor = search.get('cursor') ?? '';
  try {
    return await list(cursor === '' ? {} : { cursor });
  } catch (error) {
    if (cursor === '' || !isRefusal(error, 'invalid_argument')) throw error;
    seeOther(res, firstPage);
    return undefined;
  }
}

/** Undefined for one that the user cannot see, or can no longer see: former hosts still see their bookings. */
export const findEventType = ({ call }: Visit, id: string): Promise<Schemas['EventType'] | undefined> =>
  call<'getEventType'>({ path: `/api/v2/event-types/${id}` }).catch((error) => {
    if (isRefusal(error, 'not_found')) return undefined;
    throw error;
  });
