/** `path` is a JSON pointer (RFC 6901) into the document. */
export type DatasetError = { path: string; message: string };

export class InvalidDatasetError extends Error {
  override name = 'InvalidDatasetError';
  readonly errors: readonly DatasetError[];

  constructor(errors: readonly DatasetError[], cause?: unknown) {
    const [first] = errors;
    const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    super(`The dataset is invalid: ${first?.path || 'the document'} ${first?.message}${others}`, { cause });
    this.errors = errors;
  }
}

export type ErrorCollector = { add: (path: string, message: string) => void; throwIfAny: () => void };

export const mostErrors = 100;

/** Collects errors, so that many are reported at once. `add` throws InvalidDatasetError at the hundredth. */
export function collectErrors(): ErrorCollector {
  const errors: DatasetError[] = [];
  const throwIfAny = () => {
    if (errors.length > 0) throw new InvalidDatasetError(errors);
  };
  const add = (path: string, message: string) => {
    errors.push({ path, message });
    if (errors.length >= mostErrors) throwIfAny();
  };
  return { add, throwIfAny };
}
