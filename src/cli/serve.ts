import type { Command } from 'commander';
import { toPort } from './arguments.ts';
import { startWithDemo } from './demo.ts';
import { addExamples } from './help.ts';

export function addServeCommands(program: Command): void {
  const serve = program
    .command('serve')
    .description('run the server, like npm start')
    .option('--demo', 'fill an empty database with demonstration data; print a token and a first request')
    .action(async ({ demo }: { demo?: boolean }) => {
      const { run } = await import('../main.ts');
      await run(demo ? startWithDemo : undefined);
    });
  addExamples(serve, 'serve', 'serve --demo');

  const worker = program
    .command('worker')
    .description('deliver webhooks, send mail and sync calendars, in addition to servers, or instead of servers with WORKER=off')
    .action(async () => {
      const { runWorker } = await import('../worker.ts');
      await runWorker();
    });
  addExamples(worker, 'worker');

  const mock = program
    .command('mock')
    .description('run a sandbox that returns the examples of the contract; needs no database')
    .option('--port <port>', 'port to listen on, instead of PORT', toPort)
    .action(async ({ port }: { port?: number }) => {
      const { runSandbox } = await import('../sandbox.ts');
      await runSandbox(port);
    });
  addExamples(mock, 'mock --port 4010');
}
