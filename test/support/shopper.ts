import { readDecision } from '../../src/contract/wire/decision.ts';
import type { Facts } from '../../src/contract/wire/facts.ts';
import { nothingKnown } from '../../src/contract/wire/nothing-known.ts';
import { shopUrl, storeHash, type World } from './receiver.ts';

/** A check that was begun, and what opens it. */
interface Begun {
  readonly check: { readonly checkId: string };
  readonly checkToken: string;
}

/** A shopper of the sandbox shop without a browser: the requests their page would make, and those a cheat would. */
export async function createShopper(world: World, as: 'guest' | 'customer', product = 'whisky') {
  const send = async (path: string, init: RequestInit & { cookie?: string } = {}) => {
    const headers = new Headers({ 'content-type': 'application/json', ...(init.cookie && { cookie: init.cookie }) });
    return world.sandbox.app.fetch(new Request(`${shopUrl}${path}`, { ...init, headers }));
  };
  const start = await send(`/start/${as}?product=${product}&step=payment`);
  const cookie = start.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const [cart] = (await (await send('/api/storefront/carts', { cookie })).json()) as { id: string }[];
  const cartId = cart?.id ?? '';
  const token = await send('/customer/current.jwt?app_client_id=client-of-tests', { cookie });
  const customerToken = token.ok ? await token.text() : null;

  return {
    cartId,
    /** Asks for a decision as the gate does. */
    async decide(facts: Partial<Facts> = {}) {
      const known: Facts = {
        ...nothingKnown,
        total: { amountMinor: 9_900, currency: 'USD' },
        productIds: [102],
        shippingCountries: ['US'],
        isGuest: as === 'guest',
        ...facts,
      };
      const response = await world.ask('/v1/decisions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ storeHash, cartId, facts: known, customerToken }),
      });
      const decision = readDecision(await response.json());
      if (!decision || decision.decision === 'clear') throw new Error('A check was expected');
      return decision;
    },
    /** Does something with a check as its page does, or as a test wants otherwise. */
    act(
      { check, checkToken }: Begun,
      action: 'open' | 'consent' | 'person' | 'hand-offs' | 'hand-offs/mail' | 'photo' | 'screen' | 'look',
      { headers, ...init }: RequestInit = {},
    ) {
      return world.ask(`/v1/checks/${check.checkId}/${action}`, {
        method: 'POST',
        ...init,
        headers: { authorization: `Bearer ${checkToken}`, ...headers },
      });
    },
    /** Shows a photo for a check. */
    async showPhoto({ check, checkToken }: Begun) {
      const response = await world.ask(`/v1/checks/${check.checkId}/photo`, {
        method: 'POST',
        body: 'a photo',
        headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${checkToken}` },
      });
      if (!response.ok) throw new Error(await response.text());
    },
    /** Places the order straight through the storefront's API, as if there were no gate. Answers its id. */
    async placeOrder(payment = 'cod'): Promise<number> {
      const response = await send('/internalapi/v1/checkout/order', {
        method: 'POST',
        cookie,
        body: JSON.stringify({ cartId, payment: { name: payment } }),
      });
      const { data } = (await response.json()) as { data: { order: { orderId: number } } };
      return data.order.orderId;
    },
  };
}
