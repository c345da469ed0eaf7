import { preconditionFailed } from '../errors.ts';
import { isMatch, toETag } from './etag.ts';

type Conditional = { header: { 'if-match'?: string } };

/**
 * What a request with `If-Match` asks before it changes a row: that it is still what its GET showed. Throws 412 where it is not.
 * Right only while nobody else can change the row, so the question is asked under the same locks as the change.
 */
export const mustMatch =
  <Row>({ header }: Conditional, show: (row: Row) => object) =>
  (row: Row): void => {
    const read = header['if-match'];
    if (read !== undefined && !isMatch(read, toETag(JSON.stringify(show(row))))) throw preconditionFailed();
  };
