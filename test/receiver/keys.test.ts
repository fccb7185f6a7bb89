import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectStore, createStorage, type Storage } from '../support/storage.ts';

const program = fileURLToPath(new URL('../../src/receiver/keys.ts', import.meta.url));
let storage: Storage;
beforeAll(async () => {
  storage = await createStorage();
  await connectStore(storage, 'abc123');
});
afterAll(() => storage.drop());

/** Runs the program as a person in a terminal does. */
const run = (...words: string[]): Promise<{ code: number; out: string; trouble: string }> =>
  new Promise((ended) => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: storage.url };
    execFile(process.execPath, [program, ...words], { env }, (error, out, trouble) =>
      ended({ code: error ? Number(error.code) : 0, out, trouble }),
    );
  });

test('a key is made, works, is listed, and is ended, all from a terminal', async () => {
  const scope = ['--scope', 'checks:read', '--scope', 'checks:decide'];
  const made = await run('create', '--store', 'abc123', ...scope, '--name', 'Back office', '--expires', '2100-12-31');
  const [key = ''] = made.out.split('\n');
  const opened = await storage.merchantKeys.open(key, Date.parse('2100-12-31T23:59:59Z'));
  expect(opened).toMatchObject({ storeHash: 'abc123', scopes: ['checks:read', 'checks:decide'], name: 'Back office' });
  const [, keyId = ''] = key.split('_');
  const listed = await run('list', '--store', 'abc123');
  expect(listed.out).toMatch(
    new RegExp(`^${keyId} {2}works {2}checks:read checks:decide .*until 2100-12-31 23:59 .*Back office$`, 'm'),
  );
  expect(listed.out).not.toContain(key.slice(-43));
  expect(await run('revoke', '--store', 'abc123', '--key', keyId)).toMatchObject({ code: 0 });
  expect((await run('list', '--store', 'abc123')).out).toMatch(new RegExp(`^${keyId} {2}revoked `, 'm'));
  expect(await storage.merchantKeys.open(key, 0)).toBeUndefined();
});

describe('the program says what is wrong, and does nothing', () => {
  test.each<[string, string[], RegExp]>([
    ['of no command', [], /which store/],
    ['of no store', ['list'], /which store/],
    ['of another command', ['print', '--store', 'abc123'], /print is nothing/],
    ['of a key that may do nothing', ['create', '--store', 'abc123'], /one --scope at least/],
    ['of a scope that there is not', ['create', '--store', 'abc123', '--scope', 'everything'], /not a scope/],
    [
      'of a day that there is not',
      ['create', '--store', 'abc123', '--scope', 'checks:read', '--expires', 'soon'],
      /is a day/,
    ],
    ['of a store that there is not', ['create', '--store', 'other1', '--scope', 'checks:read'], /no store other1/],
    ['of a key that there is not', ['revoke', '--store', 'abc123', '--key', '0123456789ab'], /no key 0123456789ab/],
    ['of an option that there is not', ['list', '--store', 'abc123', '--all'], /--all/],
  ])('%s', async (_what, words, sentence) => {
    const { code, out, trouble } = await run(...words);
    expect([code, out]).toEqual([64, '']);
    expect(trouble).toMatch(sentence);
    expect(trouble).toMatch(/^Usage:$/m);
    expect(trouble).not.toMatch(/ {4}at /);
  });
});
