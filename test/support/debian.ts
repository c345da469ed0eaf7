/** Programs from Debian that some tests need. `.ci/run` installs them. */
import { it } from '@jest/globals';

/** Names the tests that are left out without a program. */
export const leaveOut = (program: string): void => it.skip(`${program} is not installed`, () => {});
