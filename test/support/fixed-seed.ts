import fc from 'fast-check';

/** The same cases in every run; `make fuzz` sets another seed. */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) });
