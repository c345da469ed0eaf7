import type { Config } from 'jest';

// Pure tests: no PostgreSQL is started for them.
export const unit = [
  'test/architecture/{compatibility,errors,layers,projects}.test.ts',
  'test/availability/*.test.ts',
  'test/calendars/{icalendar,ics-reading,reader,rules}.test.ts',
  'test/database/batches.test.ts',
  'test/dataset/{overlaps,parse,schema}.test.ts',
  'test/fuzz/{judge,schema}.test.ts',
  'test/outbound/*.test.ts',
  'test/process/{config,help}.test.ts',
  'test/web/accent.test.ts',
  'test/webhooks/shares.test.ts',
  'test/requests/validation-errors.test.ts',
];

// Left out of `make check`: browsers, programs in processes of their own, external tools, and the longest of the others, so that it takes less than two minutes.
export const slow = [
  'test/accounts/disabled.test.ts',
  'test/api/{me,public-bookings,rate-limit}.test.ts',
  'test/calendars/{caldav,disconnecting,hostile,random-events}.test.ts',
  'test/client/client.test.ts',
  'test/concurrency/{calendar-readings,crowd,fairness,races}.test.ts',
  'test/database/{embedded,poolers,session-settings,tenants}.test.ts',
  'test/fuzz/fuzz.test.ts',
  'test/mail/*.test.ts',
  'test/mcp/{conformance,endpoint,matrix,notices,official-client}.test.ts',
  'test/oauth/{authorize,away,discovery,keys,official-client,registration,secrets,strangers,token}.test.ts',
  'test/partners/*.test.ts',
  'test/process/!(config|help).test.ts',
  'test/requests/{quotas,round-trips,route-limits}.test.ts',
  'test/web/{booking-browser,booking-pages,browser,calendar-grants,calendars,developers,embedding,error-pages,forms,host-availability,host-bookings,host-browser,host-contacts,host-event-types,host-team,host-week,identity-provider,invitation,journey,known-browsers,lists,messages,organization,password-reset,proof-of-work,reference,security-browser,security-log,sign-in,times,two-step,webhooks}.test.ts',
  'test/webhooks/{addresses,disabling,fairness,killed,meanwhile,receivers,receivers-guide,rotation,schedule,worker}.test.ts',
];

const inRoot = (paths: string[]): string[] => paths.map((path) => `<rootDir>/${path}`);
// Jest replaces <rootDir> only at the start of a pattern.
const notIn = (paths: string[]): string[] => paths.map((path) => `!**/${path}`);

const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
  },
  setupFiles: ['<rootDir>/test/support/fixed-seed.ts'],
} satisfies Config;

const withDatabase = {
  ...shared,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/watch-test.ts'],
} satisfies Config;

export default {
  maxWorkers: 3,
  // A worker keeps the modules of all its test files: after 70 of them it ran out of memory.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/slow-first.ts',
  projects: [
    { ...shared, displayName: 'unit', testMatch: inRoot(unit) },
    { ...withDatabase, displayName: 'http', testMatch: [...inRoot(['test/**/*.test.ts']), ...notIn([...unit, ...slow])] },
    { ...withDatabase, displayName: 'slow', testMatch: inRoot(slow) },
  ],
} satisfies Config;
