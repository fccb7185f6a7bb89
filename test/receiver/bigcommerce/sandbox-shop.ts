import { randomUUID } from 'node:crypto';
import { createShop } from '../../../src/receiver/bigcommerce/shop.ts';
import type { FactSubject } from '../../../src/receiver/checks/ports.ts';
import { noQuota } from '../../../src/receiver/checks/request-quota.ts';
import { noMemory } from '../../../src/receiver/checks/shown.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';

/** A shop whose answers are the sandbox's, but for those that a test gives itself. `asked` collects what it was asked for. */
export function createSandboxShop(answer: (request: Request) => Response | undefined = () => undefined) {
  const access = {
    storeHash: 'sandbox1',
    storeToken: 'token',
    clientId: 'c',
    clientSecret: 's',
    publicUrl: 'https://shop.example',
  };
  const time = { nowMs: 0 };
  const clock = () => time.nowMs;
  const sandbox = createSandbox({ ...access, clock, ids: randomUUID, fetch, schedule: () => {}, requestQuota: 10_000 });
  const asked: string[] = [];
  const given = { answer };
  const shop = createShop({
    storeHash: 'sandbox1',
    accessToken: 'token',
    apiUrl: access.publicUrl,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      asked.push(request.url.slice(`${access.publicUrl}/stores/sandbox1/`.length));
      return given.answer(request) ?? sandbox.app.fetch(request);
    },
    clock,
    pause: async () => {},
    quota: noQuota,
    shown: noMemory,
  });

  return {
    sandbox,
    shop,
    time,
    asked,
    given,
    /** Places an order as a shopper does. Answers its id. */
    async placeOrder(as: 'guest' | 'customer' = 'guest', product = 'whisky'): Promise<number> {
      const start = await sandbox.app.request(`/start/${as}?product=${product}&step=payment`);
      const cookie = start.headers.getSetCookie().join('; ');
      const [cart] = await (await sandbox.app.request('/api/storefront/carts', { headers: { cookie } })).json();
      const response = await sandbox.app.request('/internalapi/v1/checkout/order', {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ cartId: cart.id, payment: { name: 'cod' } }),
      });
      return (await response.json()).data.order.orderId;
    },
    /** The order as it was placed, to be changed by a test. */
    order(orderId: number) {
      const order = sandbox.state.orders.find(({ id }) => id === orderId);
      if (!order) throw new Error('There is no such order');
      return order;
    },
  };
}

/** A subject of which nothing is known, but for what a test wants otherwise. */
export const aSubject = (changes: Partial<FactSubject> = {}): FactSubject => ({
  orderId: null,
  customerId: null,
  email: null,
  productIds: null,
  shippingPlaces: null,
  billingPlace: null,
  ...changes,
});
