/** Rows as the database's functions return them and as events store them: JSON, with the names shown beside them. */

type FieldOf<Row, Type> = { [Field in keyof Row]: Row[Field] extends Type ? Field : never }[keyof Row];

/**
 * `storedNames`: names under which events store a row's fields: those of the columns when the event was written. An event is kept for 30
 * days, so a renamed column needs its former name as well. The type makes a new column fail to compile until it is listed. `instantFields`:
 * those that JSON stores as text. `added`: values of columns that events of the last 30 days may lack; any other one
 * that is missing is null.
 */
export function readSnapshotsOf<Row extends object>(
  storedNames: Record<keyof Row, string>,
  instantFields: Record<FieldOf<Row, Date | null>, true>,
  added: Partial<Row> = {},
): (snapshot: unknown) => Row {
  const names = Object.entries<string>(storedNames);
  return (snapshot) => {
    const stored = snapshot as Record<string, unknown>;
    const entries = names.map(([field, name]) => {
      const value = stored[name] ?? added[field as keyof Row] ?? null;
      return [field, field in instantFields && value !== null ? new Date(value as string) : value];
    });
    return Object.fromEntries(entries) as Row;
  };
}
