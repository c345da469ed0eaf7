/** One thing wrong with a document; `path` is a JSON pointer (RFC 6901) into it. */
export type Fault = { path: string; message: string };

/** Nothing was imported, for these reasons. */
export type DatasetInvalid = Error & { name: 'DatasetInvalid'; faults: Fault[] };

export const isDatasetInvalid = (error: unknown): error is DatasetInvalid => error instanceof Error && error.name === 'DatasetInvalid';

export function datasetInvalid(faults: Fault[], cause?: unknown): DatasetInvalid {
  const [first] = faults;
  const others = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const error = new Error(`The dataset is invalid: ${first?.path || 'the document'} ${first?.message}${others}`, { cause });
  return Object.assign(error, { name: 'DatasetInvalid' as const, faults });
}

/** Collects faults, so that many are told at once. */
export type Faults = { add: (path: string, message: string) => void; throwIfAny: () => void };

const limit = 100;

/** @throws DatasetInvalid, from `add` when there are a hundred: nobody reads more. */
export function collectFaults(): Faults {
  const faults: Fault[] = [];
  const throwIfAny = () => {
    if (faults.length > 0) throw datasetInvalid(faults);
  };
  const add = (path: string, message: string) => {
    faults.push({ path, message });
    if (faults.length >= limit) throwIfAny();
  };
  return { add, throwIfAny };
}
