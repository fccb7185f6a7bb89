import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/receiver/checks/settings.ts';
import { readConfig, settingNames } from '../../src/receiver/config.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'idgate-config-'));
});

const rule = {
  id: 'a',
  name: 'A',
  when: { guest: true },
  requires: { ial: 1, minimumAge: null },
  whenUnreachable: 'block',
};
const key = Buffer.alloc(32, 'canary').toString('base64');
const aStore = { storeHash: 'abc123', accessToken: 'token', rules: [rule] };

async function environment(stores: unknown, changes: Record<string, string> = {}): Promise<Record<string, string>> {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  await writeFile(file, typeof stores === 'string' ? stores : JSON.stringify(stores));
  return {
    IDGATE_PUBLIC_URL: 'https://idgate.example.com/',
    IDGATE_SECRET: 'x'.repeat(32),
    IDGATE_ENCRYPTION_KEYS: `2026:${key}`,
    IDGATE_STORES_FILE: file,
    BIGCOMMERCE_CLIENT_ID: 'client',
    BIGCOMMERCE_CLIENT_SECRET: 'y'.repeat(16),
    ...changes,
  };
}

describe('the settings', () => {
  test('are complete with defaults', async () => {
    const config = readConfig(await environment([aStore]));
    expect(config).toMatchObject({
      IDGATE_PORT: 4401,
      IDGATE_PUBLIC_URL: 'https://idgate.example.com',
      BIGCOMMERCE_API_URL: 'https://api.bigcommerce.com',
      IDGATE_LOG_LEVEL: 'info',
    });
    expect(config.stores).toEqual([{ ...aStore, settings: defaultSettings, providerCredentials: {} }]);
  });

  test('want an address for e-mails to come from where there is a server for them, and quote no password of it', async () => {
    const read = async (changes: Record<string, string>) => {
      const env = await environment([aStore], changes);
      return () => readConfig(env);
    };
    const server = { IDGATE_SMTP_URL: 'smtps://shop:a%20password@mail.example.com:465' };
    expect(await read(server)).toThrow('IDGATE_MAIL_FROM: is needed where IDGATE_SMTP_URL is set');
    expect((await read({ ...server, IDGATE_MAIL_FROM: 'idgate@example.com' }))()).toMatchObject(server);
    const wrong = await read({ IDGATE_SMTP_URL: 'https://shop:password@mail.example.com', IDGATE_MAIL_FROM: 'nobody' });
    expect(wrong).toThrow(/IDGATE_SMTP_URL: must be smtp/);
    expect(wrong).toThrow(/IDGATE_MAIL_FROM: /);
    expect(wrong).not.toThrow(/shop:password/);
  });

  test('change only what a store names', async () => {
    const settings = {
      orderWhileInReview: true,
      consent: { isAsked: true },
      keptDays: 90,
      orderStatusSync: { isOn: true, statusIds: { failed: 5 } },
    };
    const [store] = readConfig(await environment([{ ...aStore, settings }])).stores;
    expect(store?.settings).toEqual({
      ...defaultSettings,
      orderWhileInReview: true,
      consent: { isAsked: true, text: null },
      keptDays: 90,
      orderStatusSync: {
        ...defaultSettings.orderStatusSync,
        isOn: true,
        statusIds: { inProgress: 12, passed: 11, failed: 5 },
      },
    });
  });

  test('name who verifies, with the credentials that takes', async () => {
    const settings = { providers: { first: 'stripe', second: 'document' } };
    const providerCredentials = { stripe: { secretKey: 'sk_test_1' } };
    const [store] = readConfig(await environment([{ ...aStore, settings, providerCredentials }])).stores;
    expect(store).toMatchObject({ settings, providerCredentials });
  });

  test('name every problem at once', async () => {
    const broken = await environment([aStore], {
      IDGATE_SECRET: 'short',
      IDGATE_PORT: 'http',
      IDGATE_PULBIC_URL: 'x',
      DATABASE_URL: 'mysql://x',
    });
    expect(() => readConfig({ ...broken, BIGCOMMERCE_CLIENT_ID: '' })).toThrow(
      /IDGATE_PULBIC_URL is not a setting[\s\S]*IDGATE_PORT[\s\S]*IDGATE_SECRET: must have 32[\s\S]*DATABASE_URL[\s\S]*BIGCOMMERCE_CLIENT_ID/,
    );
  });

  test('take several encryption keys, the first for what is new', async () => {
    const other = Buffer.alloc(32, 255).toString('base64url');
    const env = await environment([aStore], { IDGATE_ENCRYPTION_KEYS: `b:${other}, a.2025-1:${key}` });
    expect(readConfig(env).IDGATE_ENCRYPTION_KEYS).toEqual([
      { id: 'b', key: Buffer.alloc(32, 255) },
      { id: 'a.2025-1', key: Buffer.alloc(32, 'canary') },
    ]);
  });

  test.each([
    ['without an id', key],
    ['that is too short', 'a:Y2FuYXJ5'],
    ['that is given twice', `a:${key},a:${key}`],
    ['that is empty', `a:${key},`],
    ['with something behind it', `a:${key}:x`],
  ])('refuse an encryption key %s, and do not repeat it', async (_what, given) => {
    const env = await environment([aStore], { IDGATE_ENCRYPTION_KEYS: given });
    expect(() => readConfig(env)).toThrow(/^IDGATE_ENCRYPTION_KEYS: must be a list of `id:key`[^,]*, each[^,:]*$/);
  });

  test.each([
    ['that is not JSON', '[', /can't be read as JSON \(syntax error\)/],
    ['that names a store twice', [aStore, aStore], /names a store twice/],
    ['with a misspelt field', [{ ...aStore, ruels: [] }], /ruels/],
    [
      'with something that is not a rule',
      [{ ...aStore, rules: [{ ...rule, when: { moonPhase: 'full' } }] }],
      /0\.rules\.0: is not a rule/,
    ],
    ['with a store hash that can not be one', [{ ...aStore, storeHash: '../x' }], /0\.storeHash/],
    [
      'with an order status that does not exist',
      [{ ...aStore, settings: { orderStatusSync: { statusIds: { passed: 99 } } } }],
      /passed/,
    ],
    [
      'with a provider and none of its credentials',
      [{ ...aStore, settings: { providers: { first: 'stripe' } } }],
      /0\.settings\.providers\.first: stripe has no credentials/,
    ],
    [
      'with the same provider twice',
      [{ ...aStore, settings: { providers: { second: 'document' } } }],
      /second has to be another/,
    ],
    [
      'with credentials of a provider that nobody knows',
      [{ ...aStore, providerCredentials: { nobody: {} } }],
      /providerCredentials/,
    ],
    [
      'with an issuer whose keys come unprotected',
      [{ ...aStore, settings: { trustedIssuers: [{ issuer: 'a', audience: 'b', keysAt: 'http://a.example' }] } }],
      /keysAt/,
    ],
    ['that keeps for no time', [{ ...aStore, settings: { keptDays: 0 } }], /keptDays/],
    ['with a consent that is not one', [{ ...aStore, settings: { consent: true } }], /consent/],
  ])('refuse a stores file %s', async (_what, stores, message) => {
    const env = await environment(stores);
    expect(() => readConfig(env)).toThrow(message);
  });

  test('all stand in the README', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    expect(settingNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test('of a store stand in the README with their defaults', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const [, example = ''] = /### A store's settings[\s\S]*?```json\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(JSON.parse(example)).toEqual(defaultSettings);
  });

  test('say when the stores file is not there', async () => {
    const env = await environment([], { IDGATE_STORES_FILE: join(folder, 'none.json') });
    expect(() => readConfig(env)).toThrow(/no such file/);
  });
});
