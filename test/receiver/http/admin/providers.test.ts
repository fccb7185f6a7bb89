import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProviderItem, providersSchema } from '../../../../src/contract/schema/admin/providers.ts';
import { openControlPanel, type Person } from '../../../support/admin.ts';
import { createWorld, receiverUrl, storeHash, type World } from '../../../support/receiver.ts';
import { createScriptedProvider } from '../../../support/scripted-provider.ts';

const stripe = createScriptedProvider('stripe');
let world: World;
let owner: Person;
beforeAll(async () => {
  world = await createWorld({
    examiner: { examine: async () => ({ ok: false, code: 'busy' }) },
    remoteProviders: [stripe.provider],
  });
  ({ owner } = await openControlPanel(world));
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

const credentials = { secretKey: 'rk_live_0123456789', webhookSecret: 'whsec_0123456789' };
const find = async (name: string): Promise<ProviderItem | undefined> =>
  providersSchema.parse((await owner.get('/providers')).body).items.find((item) => item.name === name);
const give = (some: Record<string, string | null>) =>
  owner.send('PUT', '/providers/stripe/credentials', { credentials: some });

test('every provider is told of, with what it takes and can do', async () => {
  expect(await find('document')).toMatchObject({ isFirst: true, credentialNames: [], health: 'well' });
  expect(await find('stripe')).toMatchObject({
    label: 'Stripe Identity',
    isFirst: false,
    health: 'unknown',
    webhookUrl: `${receiverUrl}/providers/stripe/${storeHash}/webhooks`,
    abilities: { highestIal: 2 },
  });
  expect((await find('one_kosmos'))?.abilities.needsCredential).toBe(true);
});

test('a secret that is given is kept and never shown again', async () => {
  const given = await give(credentials);
  expect(given.status).toBe(200);
  expect(given.body.credentialNames).toContainEqual({
    name: 'secretKey',
    isSecret: true,
    isRequired: true,
    isSet: true,
    value: null,
  });
  expect(JSON.stringify((await owner.get('/providers')).body)).not.toContain('0123456789');
  expect(JSON.stringify(await world.audit.list(storeHash, undefined, 100))).not.toContain('0123456789');
  expect(await world.audit.list(storeHash, undefined, 1)).toMatchObject([
    { action: 'credentials.changed', what: 'stripe', before: null, after: { names: ['secretKey', 'webhookSecret'] } },
  ]);
});

test('what is left out stays', async () => {
  expect((await give({ webhookSecret: 'whsec_another00' })).status).toBe(200);
  expect(await world.storeProviders.find(storeHash, 'stripe')).toEqual({
    ...credentials,
    webhookSecret: 'whsec_another00',
  });
});

test('what does not look right is refused, and nothing changes', async () => {
  const before = await world.storeProviders.find(storeHash, 'stripe');
  for (const some of [{ secretKey: 'a password' }, { secretKey: null }, { other: 'x' }])
    expect((await give(some)).status).toBe(400);
  expect((await owner.send('PUT', '/providers/document/credentials', { credentials: {} })).status).toBe(404);
  expect(await world.storeProviders.find(storeHash, 'stripe')).toEqual(before);
});

test('the credentials that the receiver starts with do not take the place of those that staff gave', async () => {
  const before = await world.storeProviders.find(storeHash, 'stripe');
  await world.storeProviders.save(storeHash, { stripe: credentials }, world.time.nowMs);
  await world.storeProviders.save(storeHash, {}, world.time.nowMs);
  expect(await world.storeProviders.find(storeHash, 'stripe')).toEqual(before);
});

test.each([
  ['not_found', { isReachable: true, code: null }],
  ['unauthorized', { isReachable: false, code: 'unauthorized' }],
  ['unreachable', { isReachable: false, code: 'unreachable' }],
] as const)('a provider is asked whether it answers: %s', async (code, answer) => {
  stripe.troubles.set('fetch', code);
  expect((await owner.send('POST', '/providers/stripe/test')).body).toEqual(answer);
});

test('one without credentials, and the one that is built in, are not asked', async () => {
  expect((await owner.send('POST', '/providers/veriff/test')).body).toEqual({
    isReachable: false,
    code: 'no_credentials',
  });
  expect((await owner.send('POST', '/providers/document/test')).body).toEqual({ isReachable: true, code: null });
});

test('who verifies in the store can not lose the credentials', async () => {
  const { settings, revision } = (await owner.get('/settings')).body;
  const wanted = { ...settings, providers: { first: 'stripe', second: 'document' } };
  expect((await owner.send('PUT', '/settings', { settings: wanted, revision })).status).toBe(200);
  expect((await give({ secretKey: null, webhookSecret: null })).status).toBe(400);
});
