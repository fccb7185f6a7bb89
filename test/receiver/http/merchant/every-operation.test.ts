import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../../../src/receiver/checks/settings.ts';
import { createMerchant, type Merchant } from '../../../support/merchant.ts';
import { createWorld, type World } from '../../../support/receiver.ts';

let world: World;
let ours: Merchant;
let theirs: Merchant;
beforeAll(async () => {
  const examine = async () => ({ ok: false, code: 'not_an_image' }) as const;
  world = await createWorld({ examiner: { examine } });
  await world.stores.connect('other1', defaultSettings, [], 'secret');
  await world.settled();
  ours = await createMerchant(world);
  theirs = await createMerchant(world, { store: 'other1' });
});
afterAll(() => world[Symbol.asyncDispose]());

const url = 'https://erp.example.com/idgate';
const decision = { by: 'Sam', reason: 'Known to us' };
/** A right body for each operation that has one. */
const bodies: Record<string, unknown> = {
  createCheck: { for: { customerId: 7 } },
  approveCheck: decision,
  rejectCheck: decision,
  createWebhookEndpoint: { url },
  changeWebhookEndpoint: { isEnabled: true },
};
const unknownIds: Record<string, string> = {
  checkId: `chk_${'0'.repeat(20)}`,
  endpointId: `whe_${'A'.repeat(22)}`,
  deliveryId: `msg_${'0'.repeat(32)}`,
  erasureId: `ers_${'0'.repeat(32)}`,
  customerId: '999999',
};

const operations = async () => {
  const { document } = ours;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId }]) => ({ path, method: method.toUpperCase(), operationId })),
  );
};
const fill = (path: string, ids: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
/** New things of ours that every address can name. */
const makeIds = async (): Promise<Record<string, string>> => {
  const { checkId } = (await ours.call('POST', '/checks', bodies['createCheck'])).value;
  const { endpointId } = (await ours.call('POST', '/webhooks', { url })).value;
  const { deliveryId } = (await ours.call('POST', `/webhooks/${endpointId}/test`)).value;
  const other = (await ours.call('POST', '/checks', { for: { customerId: 8 } })).value;
  const { erasureId } = (await ours.call('DELETE', `/checks/${other.checkId}/person`)).value;
  return { checkId, endpointId, deliveryId, erasureId, customerId: '7' };
};

test('every operation does for its own store what the document says, and is answered as described', async () => {
  for (const { path, method, operationId } of await operations()) {
    const ids = await makeIds();
    const { status, value } = await ours.call(method, fill(path, ids), bodies[operationId]);
    expect([operationId, status, value?.code]).toEqual([operationId, expect.toSatisfy((one) => one < 300), undefined]);
    await ours.call('DELETE', `/webhooks/${ids['endpointId']}`);
  }
  expect([...ours.answered].sort()).toEqual((await operations()).map(({ operationId }) => operationId).sort());
});

test("no operation tells another store's key of a thing of ours from one that never was, nor changes it", async () => {
  const ids = await makeIds();
  const before = await snapshot();
  let tried = 0;
  for (const { path, method, operationId } of await operations()) {
    // A customer's number means something in every store.
    if (!path.includes('{') || operationId === 'eraseCustomer') continue;
    const body = bodies[operationId];
    const ofOurs = await theirs.call(method, fill(path, ids), body);
    const ofNone = await theirs.call(method, fill(path, unknownIds), body);
    expect([operationId, ofOurs.status]).toEqual([operationId, 404]);
    expect({ ...ofOurs.value, requestId: '' }).toEqual({ ...ofNone.value, requestId: '' });
    tried++;
  }
  expect(tried).toBeGreaterThan(8);
  expect((await theirs.call('DELETE', '/customers/7/person')).value.counts.checks).toBe(0);
  expect(await snapshot()).toEqual(before);
});

test('no list shows what is of another store', async () => {
  await makeIds();
  expect((await theirs.call('GET', '/checks')).value.checks).toEqual([]);
  expect((await theirs.call('GET', '/webhooks')).value.endpoints).toEqual([]);
});

test("what another store's key makes is its own", async () => {
  const { checkId } = (await theirs.call('POST', '/checks', bodies['createCheck'])).value;
  expect((await theirs.call('GET', `/checks/${checkId}`)).status).toBe(200);
  expect((await ours.call('GET', `/checks/${checkId}`)).value.code).toBe('unknown_check');
});

/** Everything of ours that a merchant could change. */
async function snapshot() {
  await world.settled();
  const rows = await Promise.all(
    ['checks', 'check_events', 'hand_offs', 'webhook_endpoints', 'webhook_deliveries', 'orders'].map((table) =>
      world.pool.query(`select * from ${table} where store_hash = 'sandbox1' order by ${table}::text`),
    ),
  );
  return rows.map((one) => one.rows);
}
