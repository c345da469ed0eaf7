// Holds the contract against the last one that was released, spec/released.json: a change that can break a client must be undone,
// or be told with its reason in CHANGELOG.md.

import { readFileSync } from 'node:fs';
import { readReasons, toFaults } from './compatibility/changelog.ts';
import { findBreaks } from './compatibility/contract.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const released = JSON.parse(read('spec/released.json'));
const { version } = released.info;
const breaks = findBreaks(released, JSON.parse(read('spec/openapi.json')));
const faults = toFaults(breaks, readReasons(read('CHANGELOG.md'), version));
if (faults.length === 0) console.log(`Breaking changes since ${version}: ${breaks.length}, none without a reason.`);
else {
  console.error(`Since ${version}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  console.error(`Undo what breaks clients, or say why above "## ${version}" in CHANGELOG.md, under "### Breaking":\n- \`/paths/…\`: why`);
  process.exitCode = 1;
}
