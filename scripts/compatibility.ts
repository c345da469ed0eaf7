// Compares the contract with the last released one, spec/released.json. A change that can break clients must be reverted, or listed with its
// reason in CHANGELOG.md.

import { readFileSync } from 'node:fs';
import { findProblems, readReasons } from './compatibility/changelog.ts';
import { findBreaks } from './compatibility/contract.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const released = JSON.parse(read('spec/released.json'));
const { version } = released.info;
const breaks = findBreaks(released, JSON.parse(read('spec/openapi.json')));
const problems = findProblems(breaks, readReasons(read('CHANGELOG.md'), version));
if (problems.length === 0) console.log(`Breaking changes since ${version}: ${breaks.length}, none without a reason.`);
else {
  console.error(`Since ${version}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  console.error(`Revert these changes, or list them above "## ${version}" in CHANGELOG.md, under "### Breaking":\n- \`/paths/…\`: reason`);
  process.exitCode = 1;
}
