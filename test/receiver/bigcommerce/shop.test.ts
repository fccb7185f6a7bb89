import { describe, expect, test } from 'vitest';
import { toMinorUnits } from '../../../src/receiver/bigcommerce/money.ts';
import type { Shop } from '../../../src/receiver/checks/ports.ts';
import { createSandboxShop } from './sandbox-shop.ts';

/** The order as it is read after a guest placed it, where the shop says it differs so much from what it is. */
async function placedOrder(changes: Record<string, unknown>) {
  const { sandbox, shop, given, placeOrder } = createSandboxShop();
  const orderId = await placeOrder();
  const path = `/stores/sandbox1/v2/orders/${orderId}`;
  const whole = await (await sandbox.app.request(path, { headers: { 'X-Auth-Token': 'token' } })).json();
  given.answer = ({ url }) => (url.endsWith(path) ? Response.json({ ...whole, ...changes }) : undefined);
  return shop.readOrder(orderId);
}

const factsOf = async (read: Awaited<ReturnType<Shop['readOrder']>>) => (read.ok ? read.value.readFacts() : read);

describe('an order', () => {
  test('brings along what it says itself, and leaves the rest to be found out', async () => {
    const { shop, asked, placeOrder } = createSandboxShop();
    expect(await factsOf(await shop.readOrder(await placeOrder()))).toMatchObject({
      ok: true,
      value: {
        facts: {
          total: { currency: 'USD', amountMinor: 6_995 },
          productIds: [102],
          skus: ['WHISKY-12'],
          kinds: ['physical'],
          categoryNames: null,
          categoryIds: null,
          customFields: null,
          couponCodes: null,
          isGuest: true,
          isFirstOrder: null,
          customerGroupId: 0,
          emailDomain: 'example.com',
          shippingCountries: ['US'],
          shippingRegions: null,
          billingCountry: 'US',
          billingRegion: null,
          addressesDiffer: false,
          channelId: 1,
          orderSource: 'www',
          externalSource: '',
        },
        subject: {
          orderId: 101,
          customerId: null,
          email: 'avery@example.com',
          productIds: [102],
          shippingPlaces: [{ country: 'US', state: 'Texas' }],
          billingPlace: { country: 'US', state: 'Texas' },
        },
      },
    });
    expect(asked).toHaveLength(3);
  });

  test('that ships nothing goes nowhere', async () => {
    const { shop, placeOrder } = createSandboxShop();
    expect(await factsOf(await shop.readOrder(await placeOrder('customer', 'gift')))).toMatchObject({
      value: {
        facts: {
          kinds: ['digital'],
          isGuest: false,
          customerGroupId: null,
          shippingCountries: [],
          shippingRegions: [],
          addressesDiffer: false,
        },
        subject: { customerId: 1, shippingPlaces: [] },
      },
    });
  });

  test.each([
    ['written another way', { address1: '123  MAIN street,', city: 'austin', postalCode: '787 01' }, false],
    ['in another street', { address1: '124 Main Street' }, true],
    ['in another town', { city: 'Houston', postalCode: '77002' }, true],
    ['to another flat', { address2: 'Apt 4' }, true],
  ])('that is shipped to an address %s: %j, goes elsewhere: %s', async (_what, changes, addressesDiffer) => {
    const { shop, order, placeOrder } = createSandboxShop();
    const orderId = await placeOrder();
    Object.assign(order(orderId).cart.consignment?.address ?? {}, changes);
    expect(await factsOf(await shop.readOrder(orderId))).toMatchObject({ value: { facts: { addressesDiffer } } });
  });

  test.each([
    ['Sam@Mail.Example.COM', 'mail.example.com'],
    ['"a@b"@example.com', 'example.com'],
    ['not-an-address', null],
    ['', null],
    [null, null],
  ])('of %j is from the domain %j', async (email, emailDomain) => {
    const billing_address = { country_iso2: 'us', email };
    expect(await factsOf(await placedOrder({ billing_address }))).toMatchObject({
      value: { facts: { emailDomain, billingCountry: 'US' } },
    });
  });

  test('counts its total in the currency that is paid, whatever prices were shown in', async () => {
    expect(await factsOf(await placedOrder({ currency_code: 'EUR' }))).toMatchObject({
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
      expect(await placedOrder(changes)).toMatchObject({ ok: false, code: 'unexpected' });
    },
  );
});

describe("a store's time zone", () => {
  test.each([
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['US/Pacific', 'US/Pacific'],
    ['Mars/Olympus', 'UTC'],
  ])('%s is taken for %s', async (name, timeZone) => {
    const profile = {
      name: 'A shop',
      domain: '',
      secure_url: 'https://shop.example',
      timezone: { name },
      currency: 'USD',
      language: 'en',
    };
    const { shop } = createSandboxShop(({ url }) => (url.endsWith('/v2/store') ? Response.json(profile) : undefined));
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
