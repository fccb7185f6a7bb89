import { afterEach, describe, expect, test, vi } from 'vitest';
import { evidence } from '../../support/checks.ts';
import { gatedLife, ungatedLife } from '../../support/order-life.ts';
import { createWorld, type World } from '../../support/receiver.ts';

let world: World;
const open = async () => {
  const value = { kind: 'judged', outcome: 'verified', finding: null, evidence } as const;
  world = await createWorld({
    examiner: { examine: vi.fn(async () => ({ ok: true as const, value })) },
    hasMail: true,
  });
};
afterEach(() => world[Symbol.asyncDispose]());

const statuses = () => world.sandbox.state.orders.map(({ statusId }) => statusId);

describe('the requests of an order', () => {
  test('that a guest placed past the gate', async () => {
    await open();
    const life = await ungatedLife(world, 'guest');
    expect(statuses().at(-1)).toBe(11);
    expect(life.map(({ requests }) => requests)).toEqual([
      // Read once with its lines and addresses, and written at once.
      ['GET v2/orders/…?', 'PUT v2/orders/…', 'POST v3/orders/metafields'],
      ['PUT v3/orders/metafields'],
      ['GET v2/orders?', 'GET v2/orders/…', 'PUT v2/orders/…', 'PUT v3/orders/metafields'],
    ]);
  });

  test('that a customer placed past the gate', async () => {
    await open();
    const life = await ungatedLife(world, 'customer');
    expect(statuses().at(-1)).toBe(11);
    expect(life.map(({ requests }) => requests.toSorted())).toEqual([
      ['GET v2/orders/…?', 'POST v3/customers/metafields', 'POST v3/orders/metafields', 'PUT v2/orders/…'],
      ['PUT v3/customers/metafields', 'PUT v3/orders/metafields'],
      [
        'GET v2/orders/…',
        'GET v2/orders?',
        // The ids of the customer attributes, once for all customers of the store.
        'GET v3/customers/attributes?',
        'PUT v2/orders/…',
        'PUT v3/customers/attribute-values',
        'PUT v3/customers/metafields',
        'PUT v3/orders/metafields',
      ],
    ]);
  });

  test('that BigCommerce does not tell the lines of are read page by page', async () => {
    await open();
    const forward = world.bigcommerce.getMockImplementation();
    world.bigcommerce.mockImplementation(async (input, init) => {
      const answer = (await forward?.(input, init)) ?? Response.error();
      if (!(input instanceof Request) || !input.url.includes('include=')) return answer;
      const { consignments: _, ...order } = (await answer.json()) as Record<string, unknown>;
      return Response.json({ ...order, consignments: { url: 'https://shop.example', resource: '/' } });
    });
    const [placed] = await ungatedLife(world, 'guest');
    expect(placed?.requests.slice(0, 3)).toEqual([
      'GET v2/orders/…?',
      'GET v2/orders/…/products?',
      'GET v2/orders/…/shipping_addresses?',
    ]);
    expect(statuses().at(-1)).toBe(11);
  });

  test('that the gate let through', async () => {
    await open();
    const life = await gatedLife(world, 'guest');
    expect(life.map(({ requests }) => requests)).toEqual([
      [],
      [],
      ['GET v3/checkouts/…'],
      ['GET v2/orders/…?', 'POST v3/orders/metafields'],
    ]);
  });
});
