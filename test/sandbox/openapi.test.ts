import { beforeAll, describe, expect, test } from 'vitest';
import { hasOpenapi, openapiFolder, undescribed, validatorFor } from './openapi-documents.ts';
import { openShop, type Shopper, type ShopUnderTest } from './shop-under-test.ts';

if (!hasOpenapi) {
  process.stdout.write(
    `Skipped the comparison with BigCommerce's OpenAPI files: there is no folder ${openapiFolder}.\n`,
  );
}

const metafield = {
  permission_set: 'read',
  namespace: 'realid',
  key: 'check_id',
  value: 'chk_1',
  description: 'ID check',
};
const hook = {
  scope: 'store/order/created',
  destination: 'http://receiver.test/',
  is_active: true,
  headers: { a: 'b' },
};
const script = {
  name: 'gate',
  description: 'ID',
  kind: 'src',
  src: 'https://cdn.example.com/gate.js',
  load_method: 'default',
  location: 'footer',
  visibility: 'checkout',
  consent_category: 'essential',
  auto_uninstall: true,
  enabled: true,
  channel_id: 1,
  integrity_hashes: ['sha384-AAAA'],
};

interface Exchange {
  readonly file: string;
  readonly method: string;
  /** As the file writes it. */
  readonly path: string;
  /** As it is asked for; `{cart}` stands for the shopper's cart. */
  readonly url: string;
  readonly body: unknown;
  readonly status: number;
}

/** `what` is the operation as the file names it. */
function exchange(file: string, what: string, url: string, body?: unknown, status = 200): [string, Exchange] {
  const [method = '', path = ''] = what.split(' ');
  return [`${what} ${status}`, { file, method, path, url, body, status }];
}

const orders = 'orders.v2.oas2.yml';
const orderMetafields = 'orders.v3.yml';
const customers = 'customers.v3.yml';
const hooks = 'webhooks.v3.yml';
const scripts = 'scripts.v3.yml';
const catalog = 'catalog/products_catalog.v3.yml';
const trees = 'catalog/category-trees_catalog.v3.yml';
const attributeValue = { attribute_id: 1, customer_id: 1 };

// Made in this order, by one shop: what is written first is there to be read next.
const managementExchanges = [
  exchange('store_information.v2.yml', 'GET /store', '/v2/store'),
  exchange('store_information.v2.yml', 'GET /time', '/v2/time'),
  exchange(orders, 'GET /orders', '/v2/orders'),
  exchange(orders, 'GET /orders/count', '/v2/orders/count'),
  exchange(orders, 'GET /orders/{order_id}', '/v2/orders/101'),
  exchange(orders, 'PUT /orders/{order_id}', '/v2/orders/101', { status_id: 12 }),
  exchange(
    orders,
    'GET /orders/{order_id}',
    '/v2/orders/101?include=consignments.line_items&consignment_structure=object',
  ),
  exchange(orders, 'GET /orders/{order_id}/products', '/v2/orders/101/products'),
  exchange(orders, 'GET /orders/{order_id}/coupons', '/v2/orders/101/coupons'),
  exchange(orders, 'GET /orders/{order_id}/shipping_addresses', '/v2/orders/101/shipping_addresses'),
  exchange(orders, 'GET /order_statuses', '/v2/order_statuses'),
  exchange(orders, 'GET /order_statuses/{status_id}', '/v2/order_statuses/12'),
  exchange(orderMetafields, 'POST /orders/{order_id}/metafields', '/v3/orders/101/metafields', metafield),
  exchange(orderMetafields, 'POST /orders/{order_id}/metafields', '/v3/orders/101/metafields', metafield, 409),
  exchange(orderMetafields, 'GET /orders/{order_id}/metafields', '/v3/orders/101/metafields'),
  exchange(orderMetafields, 'GET /orders/{order_id}/metafields/{metafield_id}', '/v3/orders/101/metafields/1'),
  exchange(orderMetafields, 'PUT /orders/{order_id}/metafields/{metafield_id}', '/v3/orders/101/metafields/1', {
    ...metafield,
    key: 'first',
  }),
  exchange(orderMetafields, 'GET /orders/{order_id}/transactions', '/v3/orders/102/transactions'),
  exchange(
    orderMetafields,
    'POST /orders/{order_id}/payment_actions/capture',
    '/v3/orders/102/payment_actions/capture',
    undefined,
    201,
  ),
  exchange(
    orderMetafields,
    'POST /orders/{order_id}/payment_actions/void',
    '/v3/orders/102/payment_actions/void',
    undefined,
    422,
  ),
  exchange(orderMetafields, 'POST /orders/metafields', '/v3/orders/metafields', [{ ...metafield, resource_id: 102 }]),
  exchange(
    orderMetafields,
    'POST /orders/metafields',
    '/v3/orders/metafields',
    [{ ...metafield, resource_id: 102 }],
    422,
  ),
  exchange(orderMetafields, 'GET /orders/metafields', '/v3/orders/metafields'),
  exchange(orderMetafields, 'PUT /orders/metafields', '/v3/orders/metafields', [{ ...metafield, key: 'first', id: 1 }]),
  exchange(orderMetafields, 'DELETE /orders/metafields', '/v3/orders/metafields', [1]),
  exchange('customers.v2.yml', 'GET /customer_groups', '/v2/customer_groups'),
  exchange('customers.v2.yml', 'GET /customer_groups/{customer_group_id}', '/v2/customer_groups/1'),
  exchange(
    customers,
    'POST /customers/metafields',
    '/v3/customers/metafields',
    [{ ...metafield, resource_id: 1 }],
    422,
  ),
  exchange(customers, 'GET /customers/metafields', '/v3/customers/metafields'),
  exchange(customers, 'GET /customers', '/v3/customers?include=addresses,attributes'),
  exchange(customers, 'POST /customers', '/v3/customers', [
    { email: 'k@example.com', first_name: 'K', last_name: 'L' },
  ]),
  exchange(customers, 'PUT /customers', '/v3/customers', [{ id: 1, customer_group_id: 7 }]),
  exchange(customers, 'GET /customers/settings', '/v3/customers/settings'),
  exchange(customers, 'GET /customers/settings/channels/{channel_id}', '/v3/customers/settings/channels/1'),
  exchange(customers, 'GET /customers/{customerId}/metafields', '/v3/customers/1/metafields'),
  exchange(customers, 'POST /customers/attributes', '/v3/customers/attributes', [{ name: 'ial', type: 'string' }]),
  exchange(customers, 'GET /customers/attributes', '/v3/customers/attributes'),
  exchange(customers, 'PUT /customers/attribute-values', '/v3/customers/attribute-values', [
    { ...attributeValue, value: '1' },
  ]),
  exchange(customers, 'PUT /customers/attribute-values', '/v3/customers/attribute-values', [attributeValue], 422),
  exchange(customers, 'GET /customers/attribute-values', '/v3/customers/attribute-values?customer_id:in=1'),
  exchange(hooks, 'POST /hooks', '/v3/hooks', hook),
  exchange(hooks, 'GET /hooks', '/v3/hooks'),
  exchange(hooks, 'GET /hooks/admin', '/v3/hooks/admin'),
  exchange(hooks, 'GET /hooks/{webhook_id}', '/v3/hooks/1'),
  exchange(hooks, 'GET /hooks/{webhook_id}', '/v3/hooks/9', undefined, 404),
  exchange(hooks, 'PUT /hooks/{webhook_id}', '/v3/hooks/1', { is_active: false }),
  exchange(hooks, 'DELETE /hooks/{webhook_id}', '/v3/hooks/1'),
  exchange(scripts, 'POST /content/scripts', '/v3/content/scripts', script),
  exchange(scripts, 'POST /content/scripts', '/v3/content/scripts', {}, 422),
  exchange(scripts, 'GET /content/scripts', '/v3/content/scripts'),
  exchange('channels.v3.yml', 'GET /channels', '/v3/channels'),
  exchange('channels.v3.yml', 'GET /channels/{channel_id}', '/v3/channels/1'),
  exchange('channels.v3.yml', 'GET /channels/{channel_id}/site', '/v3/channels/1/site'),
  exchange(catalog, 'GET /catalog/products', '/v3/catalog/products?include=custom_fields'),
  exchange(catalog, 'GET /catalog/products/{product_id}', '/v3/catalog/products/101'),
  exchange(catalog, 'GET /catalog/products/{product_id}/custom-fields', '/v3/catalog/products/102/custom-fields'),
  exchange(catalog, 'POST /catalog/products/{product_id}/metafields', '/v3/catalog/products/102/metafields', metafield),
  exchange(catalog, 'GET /catalog/products/{product_id}/metafields', '/v3/catalog/products/102/metafields'),
  exchange(trees, 'GET /catalog/trees/categories', '/v3/catalog/trees/categories?category_id:in=24'),
  exchange(trees, 'GET /catalog/trees', '/v3/catalog/trees'),
  exchange(trees, 'GET /catalog/trees/{tree_id}/categories', '/v3/catalog/trees/1/categories'),
  exchange('carts.v3.yml', 'GET /carts/{cartId}', '/v3/carts/{cart}'),
  exchange('checkouts.v3.yml', 'GET /checkouts/settings', '/v3/checkouts/settings'),
  exchange('checkouts.v3.yml', 'GET /checkouts/settings/channels/{channelId}', '/v3/checkouts/settings/channels/1'),
  exchange('checkouts.v3.yml', 'GET /checkouts/{checkoutId}', '/v3/checkouts/{cart}'),
];

const includes = [
  'customer',
  'customer.customerGroup',
  'payments',
  'promotions',
  'consignments.availableShippingOptions',
  'cart.lineItems.physicalItems.options',
  'cart.lineItems.physicalItems.categoryNames',
];
const checkout = '/api/storefront/checkouts/{cart}';
const checkouts = 'checkouts.sf.yml';
const storefrontExchanges = [
  exchange('carts.sf.yml', 'GET /carts', '/api/storefront/carts'),
  exchange(checkouts, 'GET /checkouts/{checkoutId}', `${checkout}?include=${includes.join()}`),
  exchange(checkouts, 'POST /checkouts/{checkoutId}/coupons', `${checkout}/coupons`, { couponCode: 'SAVE10' }),
  exchange(checkouts, 'DELETE /checkouts/{checkoutId}/coupons/{couponCode}', `${checkout}/coupons/SAVE10`),
  exchange('form_fields.sf.yml', 'GET /form-fields', '/api/storefront/form-fields'),
  exchange('orders.sf.yml', 'GET /orders/{orderId}', '/api/storefront/orders/101'),
];

describe.skipIf(!hasOpenapi)('every answer is as BigCommerce’s OpenAPI files describe it', () => {
  let shop: ShopUnderTest;
  let shopper: Shopper;
  let cartId: string;

  beforeAll(async () => {
    shop = openShop();
    shopper = shop.shopper();
    const couponed = async () => {
      await shopper.ask('GET', '/start/customer?product=whisky&step=payment');
      const [cart] = await shopper.json<{ id: string }[]>('/api/storefront/carts');
      await shopper.ask('POST', `/api/storefront/checkouts/${cart?.id}/coupons`, { couponCode: 'SAVE10' });
      return cart?.id ?? '';
    };
    await couponed();
    await shopper.ask('POST', '/internalapi/v1/checkout/order', { payment: { name: 'cod' } });
    const payer = shop.shopper();
    await payer.ask('GET', '/start/customer?product=whisky&step=payment');
    shop.faults.set({ isAuthorizeOnly: true });
    await payer.ask('POST', '/internalapi/v1/checkout/order', { payment: { name: 'sandboxpaypal' } });
    await shop.manage('POST', '/v3/orders/101/metafields', { ...metafield, key: 'first' });
    await shop.manage('POST', '/v3/customers/1/metafields', metafield);
    const session = Object.values(shop.state.sessions)[0];
    cartId = await couponed();
    Object.values(shop.state.sessions)
      .at(-1)
      ?.orderIds.push(...(session?.orderIds ?? []));
  });

  async function compare({ file, method, path, status }: Exchange, answer: Response): Promise<void> {
    expect(answer.status).toBe(status);
    const body = await answer.json();
    const validate = validatorFor(file, method, path, status);
    expect(validate(body) ? [] : validate.errors).toEqual([]);
    // A comparison that takes anything would have passed, too.
    const unnoticed = scalarsIn(body).filter(
      ({ name, change }) => !undescribed[file]?.test(name) && validate(change()),
    );
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
  }

  test.each(managementExchanges)('%s', async (_, asked) => {
    await compare(asked, await shop.manage(asked.method, asked.url.replace('{cart}', cartId), asked.body));
  });

  test.each(storefrontExchanges)('storefront %s', async (_, asked) => {
    await compare(asked, await shopper.ask(asked.method, asked.url.replace('{cart}', cartId), asked.body));
  });
});

/** Every text, number and flag in an answer, with the answer that has something of another type in its place. */
function scalarsIn(root: unknown): { name: string; change: () => unknown }[] {
  const found: { name: string; change: () => unknown }[] = [];
  const walk = (node: unknown, path: readonly (string | number)[]) => {
    if (typeof node === 'object' && node !== null) {
      for (const [key, inner] of Object.entries(node)) walk(inner, [...path, key]);
    } else if (node !== null) {
      found.push({
        name: path.join('.'),
        change: () => {
          const copy = structuredClone(root) as Record<string | number, unknown>;
          let holder = copy;
          for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
          const last = path.at(-1);
          if (last !== undefined) holder[last] = { of: 'another type' };
          return copy;
        },
      });
    }
  };
  walk(root, []);
  return found;
}
