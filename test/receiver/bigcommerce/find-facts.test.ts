import { describe, expect, test } from 'vitest';
import { aSubject, createSandboxShop } from './sandbox-shop.ts';

const knife = 103;
const mug = 101;
const deleted = 999;
const fifteenMinutesMs = 15 * 60 * 1_000;

describe('the catalogue', () => {
  test('knows the categories of products, and all that are above them', async () => {
    const { shop } = createSandboxShop();
    expect(await shop.findFacts('categories', aSubject({ productIds: [knife, 102] }))).toEqual({
      ok: true,
      value: { categoryIds: [23, 18, 24], categoryNames: ['Spirits', 'Knives'] },
    });
  });

  test('knows the custom fields of products', async () => {
    const { shop } = createSandboxShop();
    expect(await shop.findFacts('custom_fields', aSubject({ productIds: [mug, knife] }))).toEqual({
      ok: true,
      value: { customFields: [{ name: 'minimum_age', value: '18' }] },
    });
  });

  test('knows nothing for certain once a product is not in it any more', async () => {
    const { shop } = createSandboxShop();
    const subject = aSubject({ productIds: [mug, deleted] });
    expect(await shop.findFacts('custom_fields', subject)).toEqual({ ok: true, value: { customFields: null } });
    expect(await shop.findFacts('categories', subject)).toEqual({
      ok: true,
      value: { categoryIds: null, categoryNames: null },
    });
  });

  test('has nothing on a cart without catalogue products, and is not asked', async () => {
    const { shop, asked } = createSandboxShop();
    const subject = aSubject({ productIds: [] });
    expect(await shop.findFacts('custom_fields', subject)).toEqual({ ok: true, value: { customFields: [] } });
    expect(await shop.findFacts('categories', subject)).toMatchObject({ value: { categoryIds: [] } });
    expect(asked).toEqual([]);
  });

  test('is asked once in a quarter of an hour, and once by all who ask together', async () => {
    const { shop, asked, time } = createSandboxShop();
    const ask = () => shop.findFacts('categories', aSubject({ productIds: [knife] }));
    await Promise.all([ask(), ask(), ask()]);
    time.nowMs += fifteenMinutesMs - 1;
    await ask();
    expect(asked.map((path) => path.split('?')[0])).toEqual([
      'v3/catalog/products',
      'v3/catalog/trees',
      'v3/catalog/trees/1/categories',
    ]);
    time.nowMs += 1;
    await ask();
    expect(asked).toHaveLength(6);
  });

  test.each([
    [429, 'rate_limited'],
    [503, 'unreachable'],
    [403, 'unauthorized'],
  ])('that answers %d is asked again next time', async (status, code) => {
    const { shop, given } = createSandboxShop(({ url }) =>
      url.endsWith('/trees/1/categories') ? new Response('', { status }) : undefined,
    );
    const ask = () => shop.findFacts('categories', aSubject({ productIds: [mug] }));
    expect(await ask()).toEqual({ ok: false, code });
    given.answer = () => undefined;
    expect(await ask()).toMatchObject({ ok: true, value: { categoryIds: [18] } });
  });

  test('is asked for many products in few requests', async () => {
    const { shop, asked } = createSandboxShop(({ url }) => {
      const ids = new URL(url).searchParams.get('id:in')?.split(',').map(Number) ?? [];
      return Response.json({ data: ids.map((id) => ({ id, categories: [], custom_fields: [] })) });
    });
    const productIds = Array.from({ length: 1_000 }, (_, index) => index + 1);
    expect(await shop.findFacts('custom_fields', aSubject({ productIds }))).toMatchObject({ ok: true });
    expect(asked).toHaveLength(5);
  });
});

describe('the regions of an order', () => {
  const unitedStates = { country: 'US', state: 'Texas' };
  // A country without states is said to have none in more than one way.
  const answers = ({ url }: Request): Response | undefined =>
    url.endsWith('/countries/192/states?limit=250')
      ? new Response(null, { status: 404 })
      : url.endsWith('country_iso2=SG')
        ? Response.json([{ id: 192, country_iso2: 'SG' }])
        : undefined;
  const regions = async (shippingPlaces: { country: string; state: string }[], billingPlace = unitedStates) => {
    const { shop } = createSandboxShop(answers);
    const read = await shop.findFacts('regions', aSubject({ shippingPlaces, billingPlace }));
    return read.ok && read.value;
  };

  test('are told by the names of their states, once each', async () => {
    expect(await regions([{ country: 'US', state: ' texas' }, unitedStates, { country: 'US', state: 'Utah' }])).toEqual(
      {
        shippingRegions: ['US-TX', 'US-UT'],
        billingRegion: 'US-TX',
      },
    );
  });

  test.each(['GB', 'SG'])('are none in %s, which has no states', async (country) => {
    expect(await regions([{ country, state: 'Anywhere' }], { country, state: '' })).toEqual({
      shippingRegions: [],
      billingRegion: null,
    });
  });

  test('are not known where one state or country is not', async () => {
    const notKnown = { shippingRegions: null, billingRegion: 'US-TX' };
    expect(await regions([unitedStates, { country: 'US', state: 'Texass' }])).toEqual(notKnown);
    expect(await regions([unitedStates, { country: 'XX', state: 'Texas' }])).toEqual(notKnown);
  });

  test('are asked for once for good', async () => {
    const { shop, asked, time } = createSandboxShop(answers);
    const ask = () => shop.findFacts('regions', aSubject({ shippingPlaces: [unitedStates] }));
    await ask();
    time.nowMs += 365 * 24 * 60 * 60 * 1_000;
    await ask();
    expect(asked).toEqual(['v2/countries?country_iso2=US', 'v2/countries/226/states?limit=250']);
  });
});

describe('a first order', () => {
  const isFirst = async (
    { shop }: ReturnType<typeof createSandboxShop>,
    subject: Parameters<typeof aSubject>[0],
  ): Promise<unknown> => {
    const read = await shop.findFacts('earlier_orders', aSubject(subject));
    return read.ok && read.value.isFirstOrder;
  };

  test.each([
    ['of a guest, by e-mail address', { email: 'avery@example.com' }, 'guest'],
    ['of a customer, by account', { customerId: 1, email: 'avery@example.com' }, 'customer'],
  ] as const)('%s, is the first, whatever is ordered after it', async (_what, who, as) => {
    const world = createSandboxShop();
    const first = await world.placeOrder(as);
    const second = await world.placeOrder(as);
    expect(await isFirst(world, { ...who, orderId: first })).toBe(true);
    expect(await isFirst(world, { ...who, orderId: second })).toBe(false);
  });

  test('is every cart of a customer who has no order, and none of one who has', async () => {
    const world = createSandboxShop();
    expect(await isFirst(world, { customerId: 1 })).toBe(true);
    await world.placeOrder('customer');
    expect(await isFirst(world, { customerId: 1 })).toBe(false);
  });

  test.each([0, 5, 6, 12])('is the next one while the earlier stands at %d', async (statusId) => {
    const world = createSandboxShop();
    const first = await world.placeOrder('customer');
    world.order(first).statusId = statusId;
    expect(await isFirst(world, { customerId: 1, orderId: await world.placeOrder('customer') })).toBe(true);
  });

  test('is not told of somebody of whom neither account nor address is known', async () => {
    const world = createSandboxShop();
    expect(await isFirst(world, {})).toBeUndefined();
    expect(world.asked).toEqual([]);
  });

  test('is found behind any number of orders that came to nothing', async () => {
    const { shop } = createSandboxShop(({ url }) => {
      const page = Number(new URL(url).searchParams.get('page'));
      const nothing = Array.from({ length: 250 }, (_, index) => ({ id: index, status_id: 0 }));
      return Response.json(page < 3 ? nothing : [{ id: 1, status_id: 10 }]);
    });
    expect(await shop.findFacts('earlier_orders', aSubject({ customerId: 1, orderId: 900 }))).toEqual({
      ok: true,
      value: { isFirstOrder: false },
    });
  });
});

test('the group of a customer is asked anew each time, since staff may change it', async () => {
  const { sandbox, shop } = createSandboxShop();
  const ask = (groupId: number) => {
    for (const customer of sandbox.state.customers) customer.groupId = groupId;
    return shop.findFacts('customer_group', aSubject({ customerId: 1 }));
  };
  expect(await ask(3)).toEqual({ ok: true, value: { customerGroupId: 3 } });
  expect(await ask(6)).toEqual({ ok: true, value: { customerGroupId: 6 } });
});

test('the group of a customer who was deleted is not known', async () => {
  const { shop } = createSandboxShop();
  const read = await shop.findFacts('customer_group', aSubject({ customerId: 77 }));
  expect(read).toEqual({ ok: true, value: { customerGroupId: null } });
});

test('the coupons of an order are told in capitals', async () => {
  const { shop, order, placeOrder } = createSandboxShop();
  const orderId = await placeOrder();
  const ask = () => shop.findFacts('coupons', aSubject({ orderId }));
  expect(await ask()).toEqual({ ok: true, value: { couponCodes: [] } });
  order(orderId).cart.couponCode = 'save10';
  expect(await ask()).toEqual({ ok: true, value: { couponCodes: ['SAVE10'] } });
});

test('a promotion that needs no code is no coupon', async () => {
  const { shop } = createSandboxShop(() => Response.json([{ code: null }, { code: 'staff' }]));
  expect(await shop.findFacts('coupons', aSubject({ orderId: 5 }))).toEqual({
    ok: true,
    value: { couponCodes: ['STAFF'] },
  });
});
