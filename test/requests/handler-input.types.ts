/** The pipeline must supply all that handlers receive; checked by `tsc`, nothing here runs. */
import type { HandlerInput } from '../../src/api/handler.ts';

type Optional = { [Key in keyof HandlerInput]-?: undefined extends HandlerInput[Key] ? Key : never }[keyof HandlerInput];

export function nothingCanBeForgotten(input: HandlerInput): void {
  // Operations without a body have none.
  const optional: Optional = 'body';
  const { client, now, ...rest } = input;
  // @ts-expect-error: without `client`.
  const withoutClient: HandlerInput = { ...rest, now };
  // @ts-expect-error: without `now`.
  const withoutNow: HandlerInput = { ...rest, client };
  void [optional, withoutClient, withoutNow];
}
