import { expect, it } from '@jest/globals';
import { runProgram } from '../support/process.ts';

/** Every half hour of the weeks in which clocks change, in several zones, written by `times.ts` and by `Intl`. */
const program = `
  import { formatTime } from './src/web/times.ts';
  const weeks = ['2026-03-08', '2026-03-29', '2026-10-04', '2026-10-25', '2026-11-01'].map((day) => Date.parse(day) - 3 * 86_400_000);
  const instants = weeks.flatMap((from) => Array.from({ length: 7 * 48 }, (_, step) => new Date(from + step * 1_800_000)));
  for (const timeZone of ['UTC', 'Europe/Berlin', 'America/New_York', 'America/Belize', 'Asia/Kolkata', 'Australia/Lord_Howe']) {
    const intl = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'medium', timeStyle: 'short' });
    for (const instant of instants) {
      const [written, wanted] = [formatTime(instant, timeZone), intl.format(instant).replace('\\u202f', ' ')];
      if (written !== wanted) console.log(timeZone, instant.toISOString(), written, wanted);
    }
  }`;

it.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])(
  'times on pages do not depend on the time zone of the server: %s',
  async (zone) => {
    const run = await runProgram([process.execPath, '--input-type=module', '--eval', program], { env: { TZ: zone } });
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' });
  },
);
