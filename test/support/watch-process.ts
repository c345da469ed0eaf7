/** Imported into processes that tests start (test/support/process.ts). */
import { watchStatements } from './watch-statements.ts';

if (process.env.TEST_STATEMENTS) watchStatements(process.env.TEST_STATEMENTS, () => `the process ${process.argv.slice(2).join(' ')}`);
