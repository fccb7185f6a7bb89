import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';
import { findDebianPostgres } from './test/support/debian-postgres.ts';

// Long enough for a machine that is busy with the browser's tests; a test that hangs still fails.
const testTimeoutMs = 20_000;
// A receiver with its database and its shop is put together in a hook.
const serverHookTimeoutMs = 60_000;
const hasDebianPostgres = findDebianPostgres() !== undefined;
const remarks = hasDebianPostgres
  ? []
  : ["The receiver was not tested on Debian's PostgreSQL, which is not installed (apt-get install postgresql)."];
// What has to do with the database, on the oldest version that is supported and as an ordinary user.
const onDebianPostgres = {
  extends: true,
  test: {
    name: 'server-debian',
    environment: 'node',
    globalSetup: ['test/support/debian-database-server.ts'],
    testTimeout: testTimeoutMs,
    hookTimeout: serverHookTimeoutMs,
    include: ['test/receiver/{store,http,jobs}/**/*.test.ts'],
    exclude: ['test/receiver/store/embedded-database.test.ts'],
  },
} as const;

// One project a kind of place a test runs in. Every file runs on its own; nothing is retried.
export default defineConfig({
  test: {
    setupFiles: ['test/support/quiet-console.ts'],
    restoreMocks: true,
    reporters: ['default', new ClosingLine(remarks)],
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          globalSetup: ['test/support/database-server.ts'],
          testTimeout: testTimeoutMs,
          hookTimeout: serverHookTimeoutMs,
          include: ['test/**/*.test.ts'],
          exclude: ['test/{browser,widget,gate,admin}/**'],
        },
      },
      ...(hasDebianPostgres ? [onDebianPostgres] : []),
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          include: ['test/{widget,gate,admin}/**/*.test.{ts,tsx}'],
          testTimeout: testTimeoutMs,
          // styled-components then writes rules one by one, as it does once built: jsdom reads the whole sheet anew for each text else.
          env: { SC_DISABLE_SPEEDY: 'false' },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          globalSetup: ['test/support/chromium.ts'],
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
