import { decodeJwt, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { openShop, placeOrder, type Shopper } from './shop-under-test.ts';

const address = {
  firstName: 'Kim',
  lastName: 'Lee',
  address1: '1 King Street',
  city: 'Toronto',
  stateOrProvince: 'Ontario',
  stateOrProvinceCode: 'ON',
  countryCode: 'CA',
  postalCode: 'M5H 1A1',
};

async function cartIdOf(shopper: Shopper): Promise<string> {
  const [cart] = await shopper.json<{ id: string }[]>('/api/storefront/carts');
  return cart?.id ?? '';
}

async function startGuest(product = 'whisky') {
  const shop = openShop();
  const shopper = shop.shopper();
  await shopper.ask('GET', `/start/guest?product=${product}`);
  const id = await cartIdOf(shopper);
  const submit = () =>
    shopper.ask('POST', '/internalapi/v1/checkout/order', { cartId: id, payment: { name: 'bankdeposit' } });
  return { shop, shopper, id, path: `/api/storefront/checkouts/${id}`, submit };
}

describe('a guest’s checkout', () => {
  test('goes from e-mail to order, and says at each turn what is missing', async () => {
    const { shop, shopper, id, path, submit } = await startGuest();
    expect(await (await submit()).json()).toMatchObject({ status: 400, type: 'invalid_billing_address' });
    await shopper.ask('POST', `${path}/billing-address`, { ...address, email: 'kim@example.com' });
    expect(await (await submit()).json()).toMatchObject({ status: 400, type: 'missing_shipping_method' });
    const consigned = await shopper.ask('POST', `${path}/consignments?include=consignments.availableShippingOptions`, [
      { shippingAddress: address, lineItems: [] },
    ]);
    const { consignments, version } = await consigned.json();
    const [{ id: consignmentId, availableShippingOptions }] = consignments;
    const chosen = await shopper.ask('PUT', `${path}/consignments/${consignmentId}`, {
      shippingOptionId: availableShippingOptions[0].id,
      version,
    });
    expect(await chosen.json()).toMatchObject({ shippingCostTotal: 19.95, grandTotal: 83.95 });
    const { data } = await (await submit()).json();
    expect(await shopper.json(`/api/storefront/orders/${data.order.orderId}`)).toMatchObject({
      orderId: data.order.orderId,
      cartId: id,
      status: 'AWAITING_PAYMENT',
      orderAmount: 83.95,
      customerId: 0,
    });
    expect(shop.state.orders[0]).toMatchObject({ statusId: 7 });
  });

  test('is ordered once: the second time there is no such cart', async () => {
    const { shopper, submit } = await startGuest();
    await shopper.ask('GET', '/start/guest?product=whisky&step=payment');
    const again = () => shopper.ask('POST', '/internalapi/v1/checkout/order', { payment: { name: 'cod' } });
    expect((await again()).status).toBe(200);
    expect((await again()).status).toBe(404);
    expect((await submit()).status).toBe(404);
  });

  test('refuses a change that was made on an older version', async () => {
    const { shopper, path } = await startGuest();
    const { version } = await shopper.json<{ version: number }>(path);
    expect((await shopper.ask('POST', `${path}/coupons`, { couponCode: 'SAVE10', version })).status).toBe(200);
    expect((await shopper.ask('POST', `${path}/coupons`, { couponCode: 'SAVE10', version })).status).toBe(409);
  });

  test('ships only to countries that the shop ships to', async () => {
    const { shopper, path } = await startGuest();
    const answer = await shopper.ask('POST', `${path}/consignments?include=consignments.availableShippingOptions`, [
      { shippingAddress: { ...address, countryCode: 'FR' }, shippingOptionId: 'ship-standard', lineItems: [] },
    ]);
    expect(answer.status).toBe(400);
  });

  test('is nobody else’s to see or to change', async () => {
    const { shop, path } = await startGuest();
    const stranger = shop.shopper();
    expect((await stranger.ask('GET', path)).status).toBe(404);
    expect((await stranger.ask('POST', `${path}/coupons`, { couponCode: 'SAVE10' })).status).toBe(404);
    await stranger.ask('GET', '/start/guest?product=mug');
    expect((await stranger.ask('GET', path)).status).toBe(404);
  });

  test('an unknown coupon is refused in words that the checkout SDK shows', async () => {
    const { shopper, path } = await startGuest();
    const answer = await shopper.ask('POST', `${path}/coupons`, { couponCode: 'NOPE' });
    const problem = await answer.json();
    expect(problem).toMatchObject({ status: 400, type: expect.any(String), title: expect.stringContaining('coupon') });
    expect(problem.detail).toBe(problem.title);
  });
});

describe('what a checkout leaves out unless it is asked for', () => {
  test('names of categories, customer, group and shipping options', async () => {
    const { shopper, path } = await startGuest();
    await shopper.ask('POST', `${path}/consignments`, [{ shippingAddress: address, lineItems: [] }]);
    type Bare = {
      cart: { lineItems: { physicalItems: object[] } };
      consignments: object[];
      customer?: { customerGroup?: object };
    };
    const bare = await shopper.json<Bare>(path);
    expect(bare.customer).toBeUndefined();
    expect(bare.cart.lineItems.physicalItems[0]).not.toHaveProperty('categoryNames');
    expect(bare.consignments[0]).not.toHaveProperty('availableShippingOptions');
    const includes = [
      'customer.customerGroup',
      'customer',
      'cart.lineItems.physicalItems.categoryNames',
      'consignments.availableShippingOptions',
    ];
    const whole = await shopper.json<Bare>(`${path}?include=${includes.join()}`);
    expect(whole.customer?.customerGroup).toEqual({ id: 0, name: '' });
    expect(whole.cart.lineItems.physicalItems[0]).toHaveProperty('categoryNames', ['Spirits']);
    expect(whole.consignments[0]).toHaveProperty('availableShippingOptions');
  });
});

describe('signing in and out', () => {
  test('the customer of the cart changes, and the addresses go with the customer', async () => {
    const { shopper, path } = await startGuest();
    const wrong = await shopper.ask('POST', '/internalapi/v1/checkout/customer', {
      email: 'avery@example.com',
      password: 'no',
    });
    expect(wrong.status).toBe(401);
    const credentials = { email: 'avery@example.com', password: 'sandbox-shopper' };
    expect((await shopper.ask('POST', '/internalapi/v1/checkout/customer', credentials)).status).toBe(200);
    const customer = async () => (await shopper.json<{ customer: object }>(`${path}?include=customer`)).customer;
    expect(await customer()).toMatchObject({ id: 1, isGuest: false, fullName: 'Avery Quinn Sample', storeCredit: 500 });
    const include = 'customer,customer.customerGroup';
    expect(await shopper.json(`${path}?include=${include}`)).toMatchObject({
      customer: { customerGroup: { id: 1, name: 'Club' } },
    });
    await shopper.ask('DELETE', '/internalapi/v1/checkout/customer');
    expect(await customer()).toMatchObject({ id: 0, isGuest: true, email: '' });
  });
});

describe('the current customer', () => {
  const path = '/customer/current.jwt?app_client_id=client';

  test('is told to our app in a token that our secret opens', async () => {
    const shop = openShop();
    const shopper = shop.shopper();
    await shopper.ask('GET', '/start/customer?product=mug');
    const token = await (await shopper.ask('GET', path)).text();
    const key = new TextEncoder().encode('a client secret that is long enough');
    const { payload } = await jwtVerify(token, key, {
      audience: 'client',
      issuer: 'bc/apps',
      currentDate: new Date(Date.UTC(2026, 0, 15, 12, 14)),
    });
    expect(payload).toMatchObject({
      customer: { id: 1, email: 'avery@example.com', group_id: '1' },
      sub: 'testshop',
      store_hash: 'testshop',
      operation: 'current_customer',
    });
  });

  test('is told in JSON by a shop that answers so', async () => {
    const shopper = openShop({ currentCustomerAs: 'json' }).shopper();
    await shopper.ask('GET', '/start/customer?product=mug');
    const { token } = await shopper.json<{ token: string }>(path);
    expect(decodeJwt(token).aud).toBe('client');
  });

  test('is not there for a guest', async () => {
    const { shopper } = await startGuest();
    expect((await shopper.ask('GET', path)).status).toBe(404);
  });
});

test('an order of someone else’s session can’t be read', async () => {
  const shop = openShop();
  const id = await placeOrder(shop.shopper());
  expect((await shop.shopper().ask('GET', `/api/storefront/orders/${id}`)).status).toBe(404);
});
