import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';

// One project a kind of place a test runs in. Every file runs on its own; nothing is retried.
export default defineConfig({
  test: {
    setupFiles: ['test/support/quiet-console.ts'],
    restoreMocks: true,
    reporters: ['default', new ClosingLine()],
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          globalSetup: ['test/support/database-server.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/widget/**', 'test/gate/**'],
        },
      },
      {
        extends: true,
        test: { name: 'page', environment: 'jsdom', include: ['test/{widget,gate}/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          globalSetup: ['test/support/chromium.ts'],
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
