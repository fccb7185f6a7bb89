import { describe, expect, test } from 'vitest';
import { openShop, placeOrder, type ShopUnderTest } from './shop-under-test.ts';

async function pay(shop: ShopUnderTest, product = 'whisky', how: object = { payment: { name: 'sandboxpaypal' } }) {
  const shopper = shop.shopper();
  await shopper.ask('GET', `/start/customer?product=${product}&step=payment`);
  const answer = await shopper.ask('POST', '/internalapi/v1/checkout/order', how);
  const id: number = (await answer.json()).data.order.orderId;
  const order = async () => (await shop.manage('GET', `/v2/orders/${id}`)).json();
  const transactions = async () => (await (await shop.manage('GET', `/v3/orders/${id}/transactions`)).json()).data;
  const act = (action: string) => shop.manage('POST', `/v3/orders/${id}/payment_actions/${action}`);
  return { id, order, transactions, act };
}

test('a card is charged as the order is placed, and what is only downloaded is completed at once', async () => {
  const shop = openShop();
  const { order, transactions } = await pay(shop);
  expect(await order()).toMatchObject({ status_id: 11, payment_status: 'captured' });
  expect(await transactions()).toMatchObject([{ event: 'purchase', amount: 69.95, status: 'ok' }]);
  expect(await (await pay(shop, 'gift')).order()).toMatchObject({ status_id: 10, order_is_digital: true });
});

test('what is paid outside of the shop has no transactions', async () => {
  const shop = openShop();
  const id = await placeOrder(shop.shopper());
  const answer = await shop.manage('GET', `/v3/orders/${id}/transactions`);
  expect(answer.status).toBe(204);
  expect((await shop.manage('GET', '/v3/orders/999/transactions')).status).toBe(404);
});

test('store credit is a transaction too', async () => {
  const { transactions } = await pay(openShop(), 'whisky', { payment: { name: 'cod' }, useStoreCredit: true });
  expect(await transactions()).toMatchObject([{ event: 'purchase', method: 'store_credit', gateway: 'storecredit' }]);
});

describe('a store that only authorises', () => {
  const authorized = async (product?: string) => {
    const shop = openShop();
    shop.faults.set({ isAuthorizeOnly: true });
    return { shop, ...(await pay(shop, product)) };
  };

  test('has its orders await payment until the money is captured, a moment after it was asked for', async () => {
    const { shop, order, transactions, act } = await authorized();
    expect(await order()).toMatchObject({ status_id: 7, payment_status: 'authorized' });
    expect((await act('capture')).status).toBe(201);
    expect(await order()).toMatchObject({ status_id: 7, payment_status: 'capture pending' });
    await shop.pass(1_000);
    expect(await order()).toMatchObject({ status_id: 11, payment_status: 'captured' });
    const [authorization, capture] = await transactions();
    expect(capture).toMatchObject({ event: 'capture', reference_transaction_id: authorization.id });
  });

  test('cancels an order whose payment is given up', async () => {
    const { shop, order, act } = await authorized();
    await act('void');
    await shop.pass(1_000);
    expect(await order()).toMatchObject({ status_id: 5, payment_status: 'void' });
  });

  test('leaves an order where it is that is held, whatever becomes of its money', async () => {
    const { shop, id, order, act } = await authorized();
    await shop.manage('PUT', `/v2/orders/${id}`, { status_id: 12 });
    await act('capture');
    await shop.pass(1_000);
    expect(await order()).toMatchObject({ status_id: 12, payment_status: 'captured' });
  });

  test('can’t capture twice, nor after a week', async () => {
    const { shop, act } = await authorized();
    await act('capture');
    expect((await act('capture')).status).toBe(422);
    const late = await pay(shop);
    await shop.pass(7 * 24 * 3_600_000);
    expect((await late.act('capture')).status).toBe(422);
  });
});

test('the merchant’s own names of statuses are shown beside BigCommerce’s', async () => {
  const shop = openShop();
  shop.faults.set({ statusLabels: { 12: 'On hold' } });
  const label = { id: 12, name: 'Manual Verification Required', custom_label: 'On hold' };
  expect(await (await shop.manage('GET', '/v2/order_statuses/12')).json()).toMatchObject(label);
  const id = await placeOrder(shop.shopper());
  const held = await (await shop.manage('PUT', `/v2/orders/${id}`, { status_id: 12 })).json();
  expect(held).toMatchObject({ status: 'Manual Verification Required', custom_status: 'On hold' });
});
