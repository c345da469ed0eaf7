import { preconditionFailed } from '../errors.ts';
import { isMatch, toETag } from './etag.ts';

type Conditional = { header: { 'if-match'?: string } };

/** Throws 412 when the row no longer has the ETag in `If-Match`. To be called under the lock of the change. */
export const checkIfMatch =
  <Row>({ header }: Conditional, show: (row: Row) => object) =>
  (row: Row): void => {
    const expected = header['if-match'];
    if (expected !== undefined && !isMatch(expected, toETag(JSON.stringify(show(row))))) throw preconditionFailed();
  };
