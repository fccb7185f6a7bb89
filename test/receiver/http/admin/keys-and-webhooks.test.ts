import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createdKeySchema, keysSchema } from '../../../../src/contract/schema/admin/keys.ts';
import {
  createdEndpointSchema,
  endpointSchema,
  webhookDeliveriesSchema,
  webhooksSchema,
} from '../../../../src/contract/schema/admin/webhooks.ts';
import { createControlPanelUser } from '../../../support/control-panel.ts';
import { createWorld, receiverUrl, storeHash, type World } from '../../../support/receiver.ts';

let world: World;
let owner: Awaited<ReturnType<ReturnType<typeof createControlPanelUser>['as']>>;
beforeAll(async () => {
  world = await createWorld({ examiner: { examine: async () => ({ ok: false, code: 'busy' }) } });
  const panel = createControlPanelUser(world);
  await panel.install();
  owner = await panel.as('owner');
});
afterAll(async () => {
  await world.settled();
  await world[Symbol.asyncDispose]();
});

const newest = async () => (await owner('GET', '/audit?limit=1')).value.items[0];
const everyEntry = async () => JSON.stringify((await owner('GET', '/audit?limit=100')).value.items);

describe('keys for the merchant’s programs', () => {
  const wanted = { name: 'Warehouse', scopes: ['checks:read'], expiresAtMs: null };
  const list = (key: string) =>
    world.app.fetch(new Request(`${receiverUrl}/api/v1/checks`, { headers: { authorization: `Bearer ${key}` } }));

  test('are made by the owner, shown once, and let in until they are revoked', async () => {
    const made = await owner('POST', '/keys', wanted);
    expect(made.status).toBe(201);
    const { key, keyId } = createdKeySchema.parse(made.value);
    expect((await list(key)).status).toBe(200);
    const { text, value } = await owner('GET', '/keys');
    expect(keysSchema.parse(value).items).toMatchObject([{ keyId, name: 'Warehouse', scopes: ['checks:read'] }]);
    expect(text).not.toContain(key.slice(-43));
    expect(await newest()).toMatchObject({ action: 'key.created', what: keyId, after: { name: 'Warehouse' } });

    expect((await owner('DELETE', `/keys/${keyId}`)).status).toBe(204);
    expect((await list(key)).status).toBe(401);
    expect(await newest()).toMatchObject({ action: 'key.revoked', what: keyId, after: null });
    const { number } = await newest();
    expect((await owner('DELETE', `/keys/${keyId}`)).status).toBe(204);
    expect((await newest()).number).toBe(number);
    expect(await everyEntry()).not.toContain(key.slice(-43));
  });

  test('of another store are none of this one’s', async () => {
    await world.stores.connect('other1', world.settings, [], 'secret');
    const key = { keyId: '0123456789ab', secret: 'x'.repeat(43), storeHash: 'other1', name: '', expiresAtMs: null };
    await world.merchantKeys.create({ ...key, scopes: ['checks:read'] }, world.time.nowMs);
    expect(await owner('DELETE', '/keys/0123456789ab')).toMatchObject({ status: 404 });
    expect(await world.merchantKeys.list('other1')).toMatchObject([{ revokedAtMs: null }]);
  });

  test.each([
    ['without a name', { ...wanted, name: ' ' }],
    ['without a scope', { ...wanted, scopes: [] }],
    ['with a scope that is none', { ...wanted, scopes: ['checks:forge'] }],
    ['that is over already', { ...wanted, expiresAtMs: 1 }],
  ])('are not made %s', async (_what, body) => {
    expect(await owner('POST', '/keys', body)).toMatchObject({ status: 400, value: { code: 'invalid_request' } });
  });
});

describe('webhooks to the merchant’s programs', () => {
  const url = 'https://merchant.example/hooks/canary-of-the-address';

  test('are added, changed and removed, and the trail says so without their secrets', async () => {
    const added = await owner('POST', '/webhooks', { url });
    expect(added.status).toBe(201);
    const { endpointId, secret } = createdEndpointSchema.parse(added.value);
    expect(webhooksSchema.parse((await owner('GET', '/webhooks')).value).items).toMatchObject([{ endpointId, url }]);
    expect(await newest()).toMatchObject({ action: 'webhook.created', after: { host: 'merchant.example' } });

    const changed = await owner('PUT', `/webhooks/${endpointId}`, { isEnabled: false });
    expect(endpointSchema.parse(changed.value)).toMatchObject({ isEnabled: false, url });
    expect(await newest()).toMatchObject({
      action: 'webhook.changed',
      before: { isEnabled: true },
      after: { isEnabled: false },
    });

    expect((await owner('DELETE', `/webhooks/${endpointId}`)).status).toBe(204);
    expect(await newest()).toMatchObject({ action: 'webhook.removed', what: endpointId, after: null });
    expect((await owner('GET', '/webhooks')).value.items).toEqual([]);
    const entries = await everyEntry();
    expect(entries).not.toContain('canary-of-the-address');
    expect(entries).not.toContain(secret);
  });

  test('are listed with what became of them, page by page, and sent again', async () => {
    const { endpointId } = (await owner('POST', '/webhooks', { url })).value;
    for (let count = 0; count < 3; count++) {
      world.time.nowMs += 1_000;
      await world.webhookDeliveries.addTest(storeHash, endpointId, world.time.nowMs);
    }
    await world.settled();
    const read = async (cursor: string) =>
      webhookDeliveriesSchema.parse((await owner('GET', `/webhooks/${endpointId}/deliveries?limit=2${cursor}`)).value);
    const first = await read('');
    const second = await read(`&cursor=${first.nextCursor}`);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    expect(first.items[0]).toMatchObject({ status: 'delivered', attempts: 1 });

    const { deliveryId } = second.items[0] ?? {};
    const sent = await owner('POST', `/webhooks/${endpointId}/deliveries/${deliveryId}/resend`);
    expect(sent).toMatchObject({ status: 202, value: { deliveryId, status: 'waiting' } });
    expect(await newest()).toMatchObject({ action: 'webhook.resent', what: deliveryId, after: { endpointId } });
    await world.settled();
    expect((await read(`&cursor=${first.nextCursor}`)).items[0]).toMatchObject({ status: 'delivered', attempts: 2 });
  });

  test('go to public https addresses alone', async () => {
    const { endpointId } = (await owner('POST', '/webhooks', { url })).value;
    for (const wrong of ['http://merchant.example/', 'https://127.0.0.1/', 'https://localhost/']) {
      expect(await owner('POST', '/webhooks', { url: wrong })).toMatchObject({ value: { code: 'url_not_allowed' } });
      expect(await owner('PUT', `/webhooks/${endpointId}`, { url: wrong })).toMatchObject({
        value: { code: 'url_not_allowed' },
      });
    }
    expect(await owner('POST', '/webhooks', {})).toMatchObject({ value: { code: 'invalid_request' } });
  });

  test('that are not there can be neither read nor changed', async () => {
    const nothing = `/webhooks/whe_${'0'.repeat(22)}`;
    for (const [method, path, body] of [
      ['PUT', nothing, { isEnabled: true }],
      ['DELETE', nothing],
      ['GET', `${nothing}/deliveries`],
      ['POST', `${nothing}/deliveries/msg_${'0'.repeat(32)}/resend`],
    ] as const)
      expect(await owner(method, path, body)).toMatchObject({ status: 404 });
  });
});
