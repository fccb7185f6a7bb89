import { describe, expect, test } from 'vitest';
import { openShop, type Shopper } from './shop-under-test.ts';

const submission = '/internalapi/v1/checkout/order';
const payments = '/api/public/v1/orders/payments';
const workingCard = '4242 4242 4242 4242';
const declinedCard = '4000 0000 0000 0002';

async function startAtPayment(query = 'product=whisky', as = 'guest') {
  const shop = openShop();
  const shopper = shop.shopper();
  await shopper.ask('GET', `/start/${as}?${query}&step=payment`);
  const [cart] = await shopper.json<{ id: string }[]>('/api/storefront/carts');
  const order = (name: string, more: object = {}) => shopper.ask('POST', submission, { payment: { name }, ...more });
  const path = `/api/storefront/checkouts/${cart?.id}`;
  const payByCard = (orderId: number, number: string) => shopper.ask('POST', payments, { orderId, card: { number } });
  return { shop, shopper, path, order, payByCard };
}

const idIn = async (answer: Response): Promise<number> => (await answer.json()).data.order.orderId;
const confirmation = (shopper: Shopper) => shopper.ask('GET', '/checkout/order-confirmation');

describe('an order request', () => {
  test('is taken only as JSON, and only from a shopper with a cart', async () => {
    const shop = openShop();
    const start = await shop.app.request('/start/guest?product=whisky&step=payment');
    const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
    const body = JSON.stringify({ payment: { name: 'cod' } });
    const send = (headers: Record<string, string>) => shop.app.request(submission, { method: 'POST', headers, body });
    expect((await send({ cookie, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send({ 'content-type': 'application/json' })).status).toBe(404);
    expect(shop.state.orders).toEqual([]);
    expect((await send({ cookie, 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
  });

  test('is answered with an error as often as was asked for, and then taken', async () => {
    const { shop, order } = await startAtPayment('product=whisky&fail=2');
    for (let count = 0; count < 2; count++) {
      expect(await (await order('cod')).json()).toMatchObject({ status: 400, type: 'provider_error' });
    }
    expect(shop.state.orders).toEqual([]);
    expect((await order('cod')).status).toBe(200);
    expect(shop.state.orders).toHaveLength(1);
  });

  test.each(['sandboxpaypal', 'sandboxapplepay', 'sandboxexpress'])('with %s is paid for at once', async (name) => {
    const { shop, order } = await startAtPayment();
    expect((await order(name)).status).toBe(200);
    expect(shop.state.orders).toMatchObject([{ statusId: 11, paymentMethodId: name }]);
  });

  test('with a method that the shop doesn’t have changes nothing', async () => {
    const { shop, order } = await startAtPayment();
    expect((await order('storecredit')).status).toBe(400);
    expect(shop.state.orders).toEqual([]);
  });
});

describe('paying by card', () => {
  test('comes after the order, which is incomplete until the card is taken', async () => {
    const { shop, shopper, order, payByCard } = await startAtPayment();
    const orderId = await idIn(await order('sandboxcard'));
    expect(shop.state.orders).toMatchObject([{ id: orderId, statusId: 0 }]);
    expect((await confirmation(shopper)).headers.get('location')).toBe('/cart');
    expect((await payByCard(orderId, workingCard)).status).toBe(200);
    expect(shop.state.orders).toMatchObject([{ id: orderId, statusId: 11 }]);
    expect((await confirmation(shopper)).status).toBe(200);
  });

  test('may be tried again after a card was declined, for the same order as the cart is by then', async () => {
    const { shop, shopper, path, order, payByCard } = await startAtPayment();
    await shop.manage('POST', '/v3/hooks', { scope: 'store/order/created', destination: 'http://receiver.test/' });
    const orderId = await idIn(await order('sandboxcard'));
    expect(await (await payByCard(orderId, declinedCard)).json()).toMatchObject({ type: 'payment_declined' });
    expect(await shopper.json(path)).toMatchObject({ orderId });
    await shopper.ask('POST', `${path}/coupons`, { couponCode: 'SAVE10' });
    expect(await idIn(await order('sandboxcard'))).toBe(orderId);
    expect((await payByCard(orderId, workingCard)).status).toBe(200);
    expect(shop.state.orders).toMatchObject([{ statusId: 11, cart: { couponCode: 'SAVE10' } }]);
    await shop.flushWebhooks();
    expect(shop.sent).toHaveLength(1);
  });

  test('may be given up for another method', async () => {
    const { shop, order, payByCard } = await startAtPayment();
    const orderId = await idIn(await order('sandboxcard'));
    await payByCard(orderId, declinedCard);
    expect(await idIn(await order('bankdeposit'))).toBe(orderId);
    expect(shop.state.orders).toMatchObject([{ statusId: 7, paymentMethodId: 'bankdeposit' }]);
  });

  test.each([
    ['5555 5555 5555 4444', 422],
    ['', 422],
    ['4'.repeat(41), 400],
  ])('is refused for the number "%s"', async (number, status) => {
    const { shop, order, payByCard } = await startAtPayment();
    expect((await payByCard(await idIn(await order('sandboxcard')), number)).status).toBe(status);
    expect(shop.state.orders).toMatchObject([{ statusId: 0 }]);
  });

  test('is done once, and by nobody else', async () => {
    const { shop, order, payByCard } = await startAtPayment();
    const orderId = await idIn(await order('sandboxcard'));
    const stranger = shop.shopper();
    await stranger.ask('GET', '/start/guest');
    const card = { number: workingCard };
    expect((await stranger.ask('POST', payments, { orderId, card })).status).toBe(404);
    expect((await payByCard(orderId, workingCard)).status).toBe(200);
    expect((await payByCard(orderId, workingCard)).status).toBe(404);
  });

  test('leaves the number nowhere', async () => {
    const { shop, order, payByCard } = await startAtPayment();
    const orderId = await idIn(await order('sandboxcard'));
    for (const number of [declinedCard, workingCard]) await payByCard(orderId, number);
    expect(JSON.stringify(shop.state)).not.toMatch(/4242|4000 ?0000/);
  });
});

describe('store credit', () => {
  const creditOf = ({ state }: ReturnType<typeof openShop>) => state.customers[0]?.storeCreditMinor;

  test('that covers the total needs no method, and is spent', async () => {
    const { shop, shopper, path } = await startAtPayment('product=whisky', 'customer');
    const applied = await shopper.ask('POST', `${path}/store-credit`);
    expect(await applied.json()).toMatchObject({
      isStoreCreditApplied: true,
      grandTotal: 69.95,
      outstandingBalance: 0,
    });
    const orderId = await idIn(await shopper.ask('POST', submission, { useStoreCredit: true }));
    expect(creditOf(shop)).toBe(430_05);
    expect(await (await shop.manage('GET', `/v2/orders/${orderId}`)).json()).toMatchObject({
      status_id: 11,
      payment_method: 'Store credit',
      store_credit_amount: '69.9500',
      total_inc_tax: '69.9500',
    });
  });

  test('that does not cover it leaves the rest to be paid', async () => {
    const { shop, shopper, path, order } = await startAtPayment('product=espresso', 'customer');
    await shopper.ask('POST', `${path}/store-credit`);
    expect(await shopper.json(path)).toMatchObject({ grandTotal: 554.95, outstandingBalance: 54.95 });
    expect((await shopper.ask('POST', submission, { useStoreCredit: true })).status).toBe(400);
    expect((await order('cod', { useStoreCredit: true })).status).toBe(200);
    expect(creditOf(shop)).toBe(0);
  });

  test('is spent only when the card for the rest is taken', async () => {
    const { shop, shopper, path, order, payByCard } = await startAtPayment('product=espresso', 'customer');
    await shopper.ask('POST', `${path}/store-credit`);
    const orderId = await idIn(await order('sandboxcard', { useStoreCredit: true }));
    await payByCard(orderId, declinedCard);
    expect(creditOf(shop)).toBe(500_00);
    await payByCard(orderId, workingCard);
    expect(creditOf(shop)).toBe(0);
  });

  test('may be taken back, and goes with the customer', async () => {
    const { shopper, path } = await startAtPayment('product=whisky', 'customer');
    const isApplied = async () => (await shopper.json(path))['isStoreCreditApplied'];
    await shopper.ask('POST', `${path}/store-credit`);
    await shopper.ask('DELETE', `${path}/store-credit`);
    expect(await isApplied()).toBe(false);
    await shopper.ask('POST', `${path}/store-credit`);
    await shopper.ask('DELETE', '/internalapi/v1/checkout/customer');
    expect(await isApplied()).toBe(false);
  });

  test('is not there for a guest', async () => {
    const { shopper, path } = await startAtPayment();
    expect((await shopper.ask('POST', `${path}/store-credit`)).status).toBe(400);
  });
});
