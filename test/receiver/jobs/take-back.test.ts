import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { purge } from '../../../src/receiver/store/purge.ts';
import { evidence } from '../../support/checks.ts';
import { createWorld, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const examine = vi
  .fn<DocumentExaminer['examine']>()
  .mockResolvedValue({ ok: true, value: { kind: 'judged', outcome: 'verified', finding: null, evidence } });

let world: World;
beforeEach(async () => {
  examine.mockClear();
  world = await createWorld({ examiner: { examine }, settings: { ...defaultSettings, keptDays: 90 } });
});
afterEach(() => world[Symbol.asyncDispose]());

/** What the shop shows of idgate, on anyone and anything. */
const shown = () => {
  const { metafields, attributes, attributeValues } = world.sandbox.state;
  const attribute = attributes.find(({ name }) => name === 'blockid_ial');
  return [
    ...metafields.filter(({ namespace }) => namespace === 'realid').map(({ owner, key }) => `${owner} ${key}`),
    ...attributeValues.filter(({ attributeId }) => attributeId === attribute?.id).map(({ value }) => `IAL ${value}`),
  ].sort();
};
const ofCustomer = ['IAL 1', 'customer check_id', 'customer verification_status'];
const ofOrder = ['order check_id', 'order verification_status'];

/** A customer who was verified and has ordered. */
const order = async () => {
  const shopper = await createShopper(world, 'customer');
  const decision = await shopper.decide();
  await shopper.showPhoto(decision);
  const orderId = await shopper.placeOrder();
  await world.settled();
  return { orderId, checkId: decision.check.checkId };
};
/** BigCommerce says that something about the order has changed. */
const announce = (orderId: number) => {
  const data = { type: 'order', id: orderId };
  return world.deliver(JSON.stringify({ scope: 'store/order/statusUpdated', producer: `stores/${storeHash}`, data }));
};
const erase = async (checkId: string) => {
  await world.erasures.erasePerson(storeHash, { checkId }, world.time.nowMs);
  await world.settled();
};

describe('what BigCommerce shows of a check', () => {
  test('is taken back from the customer and the order when the person is erased', async () => {
    const { checkId } = await order();
    expect(shown()).toEqual([...ofCustomer, ...ofOrder]);
    await erase(checkId);
    expect(shown()).toEqual([]);
  });

  test('is taken back when the days are over that the store promised', async () => {
    await order();
    await purge(world.database, world.queue, world.time.nowMs + 91 * dayMs);
    await world.settled();
    expect(shown()).toEqual([]);
  });

  test('stays away when the order changes later, and the order is not held for it', async () => {
    const { orderId, checkId } = await order();
    await erase(checkId);
    const status = world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;
    await announce(orderId);
    await world.settled();
    expect(shown()).toEqual([]);
    expect(world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId).toBe(status);
  });

  test('is taken back too when the person is erased while it is being written', async () => {
    const { orderId, checkId } = await order();
    const erased = Promise.withResolvers<void>();
    const answer = world.bigcommerce.getMockImplementation();
    if (!answer) throw new Error('the shop answers nothing');
    world.bigcommerce.mockImplementation(async (input, init) => {
      const { url } = input instanceof Request ? input : { url: String(input) };
      if (url.includes(`/orders/${orderId}/metafields`)) {
        world.bigcommerce.mockImplementation(answer);
        await world.erasures.erasePerson(storeHash, { checkId }, world.time.nowMs);
        erased.resolve();
      }
      return answer(input, init);
    });
    await announce(orderId);
    await erased.promise;
    await world.settled();
    expect(shown()).toEqual([]);
    const { rows } = await world.pool.query('select check_id from orders');
    expect(rows).toEqual([{ check_id: null }]);
  }, 15_000);

  test('is that of a newer check where the person has come back', async () => {
    const { checkId } = await order();
    await world.erasures.erasePerson(storeHash, { checkId }, world.time.nowMs);
    const again = await order();
    expect(shown()).toEqual([...ofCustomer, ...ofOrder]);
    const values = world.sandbox.state.metafields.filter(({ key }) => key === 'check_id').map(({ value }) => value);
    expect(values).toEqual([again.checkId, again.checkId]);
  });

  test('is taken back later when BigCommerce does not answer at first', async () => {
    const { checkId } = await order();
    world.bigcommerce.mockResolvedValueOnce(new Response('', { status: 502 }));
    await erase(checkId);
    expect(world.failures).toEqual([expect.stringMatching(/^(take|write)-back: unreachable \(GET/)]);
    expect(shown()).toEqual([]);
  }, 15_000);

  test('is taken back from a store whose own fields stay as they are', async () => {
    const { checkId, orderId } = await order();
    const theirs = { owner: 'order', ownerId: orderId, namespace: 'warehouse', key: 'check_id' } as const;
    const [ours] = world.sandbox.state.metafields.filter(({ owner }) => owner === 'order');
    if (!ours) throw new Error('the order shows nothing');
    world.sandbox.state.metafields.push({ ...ours, ...theirs, id: 9_999_999 });
    await erase(checkId);
    expect(world.sandbox.state.metafields).toMatchObject([theirs]);
  });
});
