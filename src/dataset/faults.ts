/** One thing wrong with a document; `path` is a JSON pointer (RFC 6901) into it. */
export type Fault = { path: string; message: string };

/** Nothing was imported, for these reasons. A class, so that who catches it can tell it by `instanceof`. */
export class DatasetInvalid extends Error {
  readonly faults: Fault[];

  constructor(faults: Fault[], cause?: unknown) {
    const [first] = faults;
    const others = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    super(`The dataset is invalid: ${first?.path || 'the document'} ${first?.message}${others}`, { cause });
    this.name = 'DatasetInvalid';
    this.faults = faults;
  }
}

/** Collects faults, so that many are told at once. */
export type Faults = { add: (path: string, message: string) => void; throwIfAny: () => void };

const limit = 100;

/** @throws DatasetInvalid, from `add` when there are a hundred: nobody reads more. */
export function collectFaults(): Faults {
  const faults: Fault[] = [];
  const throwIfAny = () => {
    if (faults.length > 0) throw new DatasetInvalid(faults);
  };
  const add = (path: string, message: string) => {
    faults.push({ path, message });
    if (faults.length >= limit) throwIfAny();
  };
  return { add, throwIfAny };
}
