import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toMinorUnits } from '../../../src/receiver/bigcommerce/money.ts';
import { createShop } from '../../../src/receiver/bigcommerce/shop.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';

/** A shop whose answers are the sandbox's, but for what a test changes in them. */
function shopThatSays(changes: Record<string, unknown>, path: RegExp) {
  const access = {
    storeHash: 'sandbox1',
    storeToken: 'token',
    clientId: 'c',
    clientSecret: 's',
    publicUrl: 'https://shop.example',
  };
  const sandbox = createSandbox({ ...access, clock: () => 0, ids: randomUUID, fetch, schedule: () => {} });
  const answer: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await sandbox.app.fetch(request);
    return path.test(request.url) ? Response.json({ ...(await response.json()), ...changes }) : response;
  };
  return {
    sandbox,
    shop: createShop({ storeHash: 'sandbox1', accessToken: 'token', apiUrl: access.publicUrl, fetch: answer }),
  };
}

async function placedOrder(changes: Record<string, unknown>) {
  const { sandbox, shop } = shopThatSays(changes, /\/v2\/orders\/\d+$/);
  const start = await sandbox.app.request('/start/guest?product=whisky&step=payment');
  const cookie = start.headers.getSetCookie().join('; ');
  const [cart] = await (await sandbox.app.request('/api/storefront/carts', { headers: { cookie } })).json();
  await sandbox.app.request('/internalapi/v1/checkout/order', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ cartId: cart.id, payment: { name: 'cod' } }),
  });
  return shop.readOrder(101);
}

describe('an order', () => {
  test('counts its total in the currency that is paid, whatever prices were shown in', async () => {
    expect(await placedOrder({ currency_code: 'EUR' })).toMatchObject({
      ok: true,
      value: { facts: { total: { currency: 'USD', amountMinor: 6_995 } } },
    });
  });

  test.each([
    ['captured', true],
    ['authorized', false],
    ['', false],
    [null, false],
  ])('with the payment status %j is paid: %s', async (payment_status, isPaid) => {
    expect(await placedOrder({ payment_status })).toMatchObject({ value: { isPaid } });
  });

  test.each([{ status_id: '11' }, { total_inc_tax: 69.95 }, { date_created: 'yesterday' }, { customer_id: null }])(
    'of an unexpected shape is said to be one: %j',
    async (changes) => {
      expect(await placedOrder(changes)).toEqual({ ok: false, code: 'unexpected' });
    },
  );
});

describe("a store's time zone", () => {
  test.each([
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['US/Pacific', 'US/Pacific'],
    ['Mars/Olympus', 'UTC'],
  ])('%s is taken for %s', async (name, timeZone) => {
    const { shop } = shopThatSays({ timezone: { name } }, /\/v2\/store$/);
    expect(await shop.readProfile()).toMatchObject({ ok: true, value: { timeZone } });
  });
});

test.each([
  ['361.9500', 'USD', 36_195],
  ['1200.0000', 'JPY', 1_200],
  ['1.2345', 'KWD', 1_235],
  ['0.0000', 'USD', 0],
])('%s %s is %d in the minor unit', (decimal, currency, amountMinor) => {
  expect(toMinorUnits(decimal, currency)).toEqual({ amountMinor, currency });
});

test.each([
  ['', 'USD'],
  ['-5', 'USD'],
  ['1e9', 'USD'],
  ['5', 'usd'],
])('%j %s is no amount', (decimal, currency) => {
  expect(toMinorUnits(decimal, currency)).toBeNull();
});
