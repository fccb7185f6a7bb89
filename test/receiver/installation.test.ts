import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';

const program = fileURLToPath(new URL('../../src/receiver/installation.ts', import.meta.url));
let env: Record<string, string | undefined>;
let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase();
  env = {
    PATH: process.env['PATH'],
    DATABASE_URL: database.url,
    IDGATE_PUBLIC_URL: 'https://receiver.example',
    IDGATE_SECRET: 'the secret of the receiver in tests',
    IDGATE_ENCRYPTION_KEYS: `tests:${randomBytes(32).toString('base64')}`,
    BIGCOMMERCE_CLIENT_ID: 'client-of-tests',
    BIGCOMMERCE_CLIENT_SECRET: 'the client secret of all the tests',
    BIGCOMMERCE_ACCESS_TOKEN: 'a token',
    // Nobody answers there.
    BIGCOMMERCE_API_URL: `http://127.0.0.1:${await freePort()}`,
  };
});
afterAll(() => database.drop());

/** Runs what `npm run bigcommerce --` runs. */
const run = (...words: string[]): Promise<{ code: number; out: string; trouble: string }> =>
  new Promise((ended) => {
    execFile(process.execPath, [program, ...words], { env }, (error, out, trouble) =>
      ended({ code: error ? Number(error.code) : 0, out, trouble }),
    );
  });

test('the script for the Script Manager comes alone, and what to do with it beside it', {
  timeout: 60_000,
}, async () => {
  const { code, out, trouble } = await run('snippet', '--store', 'abc123');
  expect(out).toMatch(
    /^<script src="https:\/\/receiver\.example\/gate\.[^"]+store=abc123[^"]*" integrity="sha384-[^"]+" crossorigin="anonymous"><\/script>\n$/,
  );
  expect([code, trouble]).toEqual([0, expect.stringContaining('idgate is not installed in abc123')]);
});

test('a store that can not be reached is told as such, and nothing is stored', { timeout: 60_000 }, async () => {
  const { code, out } = await run('install', '--store', 'abc123');
  expect([code, out]).toEqual([
    69,
    expect.stringMatching(/^BigCommerce (does not answer|takes no requests).*Try again/),
  ]);
  expect(await run('status', '--store', 'abc123')).toMatchObject({ code: 1 });
});

test.each([[[]], [['install']], [['uninstall']], [['explode', '--store', 'abc123']], [['status', '--store', 'A/B']]])(
  '%j is answered with how to ask',
  { timeout: 60_000 },
  async (words) => {
    const { code, out, trouble } = await run(...words);
    expect([code, out]).toEqual([64, '']);
    expect(trouble).toContain('npm run bigcommerce -- install');
  },
);
