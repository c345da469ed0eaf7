import fc from 'fast-check';

/** The same cases in every run; `make fuzz` sets another seed. */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) });

// Tests compare with Intl, so the time zone data of the operating system, which can be newer, is not used.
process.env.TZDIR = '/nonexistent';
