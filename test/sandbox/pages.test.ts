import { describe, expect, test } from 'vitest';
import { openShop, placeOrder, type ShopUnderTest } from './shop-under-test.ts';

const hashes = ['sha384-AAAA', 'sha384-BBBB'];
const gate = {
  name: 'gate',
  kind: 'src',
  src: 'https://cdn.example.com/gate.js?store=a&policy=%7B%7D',
  load_method: 'default',
  location: 'footer',
  visibility: 'order_confirmation',
  consent_category: 'essential',
  enabled: true,
  integrity_hashes: hashes,
};

async function confirmationPage(shop: ShopUnderTest): Promise<{ html: string; nonce: string; csp: string }> {
  const shopper = shop.shopper();
  await placeOrder(shopper, 'mug');
  const answer = await shopper.ask('GET', '/checkout/order-confirmation');
  const csp = answer.headers.get('content-security-policy') ?? '';
  return { html: await answer.text(), csp, nonce: /'nonce-([^']+)'/.exec(csp)?.[1] ?? 'none' };
}

describe('scripts of the Scripts API', () => {
  test('a script with hashes is written with all of them, the page’s nonce and crossorigin', async () => {
    const shop = openShop();
    await shop.manage('POST', '/v3/content/scripts', gate);
    const { html, nonce, csp } = await confirmationPage(shop);
    expect(html).toContain(
      `<script src="https://cdn.example.com/gate.js?store=a&amp;policy=%7B%7D" integrity="${hashes.join(' ')}" crossorigin="anonymous" nonce="${nonce}"></script>`,
    );
    expect(csp.split('; ')).toEqual([
      "default-src 'self'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      "style-src 'self'",
      "img-src 'self' http://shop.test data: blob:",
      "connect-src 'self' https://cdn.example.com",
      "frame-src 'self' https://cdn.example.com",
      "worker-src 'self' https://cdn.example.com blob:",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'self'",
    ]);
  });

  test.each([
    [{ visibility: 'checkout' }, false],
    [{ visibility: 'storefront' }, false],
    [{ visibility: 'all_pages' }, true],
    [{ enabled: false }, false],
    [{ location: 'head', load_method: 'defer' }, true],
  ])('%o on the confirmation page: shown is %s', async (change, isShown) => {
    const shop = openShop();
    await shop.manage('POST', '/v3/content/scripts', { ...gate, ...change });
    const { html } = await confirmationPage(shop);
    expect(html.includes('cdn.example.com/gate.js')).toBe(isShown);
    if ('load_method' in change) expect(html.slice(0, html.indexOf('</head>'))).toContain('" defer integrity=');
  });

  test('with the cookie banner on, only what is essential or allowed is shown', async () => {
    const shop = openShop();
    await shop.manage('PUT', '/v3/customers/settings', {
      privacy_settings: { ask_shopper_for_tracking_consent: true },
    });
    const { consent_category: _, ...uncategorised } = gate;
    await shop.manage('POST', '/v3/content/scripts', {
      ...gate,
      name: 'one',
      src: 'https://cdn.example.com/essential.js',
    });
    await shop.manage('POST', '/v3/content/scripts', { ...uncategorised, src: 'https://cdn.example.com/unknown.js' });
    await shop.manage('POST', '/v3/content/scripts', {
      ...gate,
      src: 'https://cdn.example.com/analytics.js',
      consent_category: 'analytics',
    });
    const shopper = shop.shopper();
    await placeOrder(shopper, 'mug');
    const shown = async () => {
      const html = await (await shopper.ask('GET', '/checkout/order-confirmation')).text();
      return [...html.matchAll(/cdn\.example\.com\/(\w+)\.js/g)].map(([, name]) => name);
    };
    expect(await shown()).toEqual(['essential']);
    await shopper.ask('POST', '/api/storefront/consent', { allow: [1], deny: [2, 3] });
    expect(await shown()).toEqual(['essential', 'analytics']);
  });

  test('a script of the merchant’s own words gets the nonce, and names are filled in as text', async () => {
    const shop = openShop();
    await shop.manage('POST', '/v3/content/scripts', {
      name: 'own',
      kind: 'script_tag',
      visibility: 'all_pages',
      location: 'footer',
      html: '<script>window.shop = "{{settings.store_hash}}", window.order = "{{checkout.order.id}}"</script>',
    });
    const { html, nonce } = await confirmationPage(shop);
    expect(html).toContain(`<script nonce="${nonce}">window.shop = "testshop", window.order = "101"</script>`);
  });

  test('a page connects to nowhere but the shop once its scripts are switched off', async () => {
    const shop = openShop();
    await shop.manage('POST', '/v3/content/scripts', { ...gate, enabled: false });
    const { csp } = await confirmationPage(shop);
    expect(csp).toContain("connect-src 'self';");
  });

  test('a script without its source, or with more than five hashes, is refused', async () => {
    const shop = openShop();
    const { src: _, ...sourceless } = gate;
    expect((await shop.manage('POST', '/v3/content/scripts', sourceless)).status).toBe(422);
    const many = { ...gate, integrity_hashes: Array(6).fill('sha384-AAAA') };
    expect((await shop.manage('POST', '/v3/content/scripts', many)).status).toBe(422);
  });
});

describe('what BigCommerce shows', () => {
  test('an order with its metafields, and the move that staff make', async () => {
    const shop = openShop();
    const id = await placeOrder(shop.shopper());
    await shop.manage('POST', `/v3/orders/${id}/metafields`, {
      permission_set: 'read',
      namespace: 'realid',
      key: 'verification_status',
      value: 'in_review',
    });
    const form = new URLSearchParams({ status: '12' });
    await shop.app.request(`/bigcommerce/orders/${id}/status`, { method: 'POST', body: form });
    const data = await (await shop.app.request('/bigcommerce.json')).json();
    expect(data.orders).toMatchObject([
      {
        id,
        status: 'Manual Verification Required',
        customerId: 0,
        metafields: [{ namespace: 'realid', key: 'verification_status', value: 'in_review' }],
      },
    ]);
    const html = await (await shop.app.request('/bigcommerce')).text();
    expect(html).toContain('realid.verification_status');
  });

  test('a name with markup in it is shown as text', async () => {
    const shop = openShop();
    const account = { email: 'a@example.com', firstName: '<img src=x>', lastName: 'Lee', password: 'long enough' };
    await shop.shopper().ask('POST', '/api/storefront/customer', account);
    const html = await (await shop.app.request('/bigcommerce')).text();
    expect(html).toContain('&lt;img src=x&gt; Lee');
    expect(html).not.toContain('<img src=x>');
  });
});

describe('the shortcuts', () => {
  test.each([
    ['/start/guest?product=whisky', 302],
    ['/start/customer?product=mug&step=payment', 302],
    ['/start/guest?product=nothing', 404],
    ['/start/guest?product=mug&quantity=0', 404],
  ])('%s answers %i', async (path, status) => {
    expect((await openShop().shopper().ask('GET', path)).status).toBe(status);
  });

  test('a checkout without a cart leads to the cart', async () => {
    const answer = await openShop().shopper().ask('GET', '/checkout');
    expect(answer.headers.get('location')).toBe('/cart');
  });
});

test('sample photographs are drawn once a day, and served by name', async () => {
  const drawnFor: number[] = [];
  const shop = openShop({
    samplePhotographs: async (todayMs) => {
      drawnFor.push(todayMs);
      return [{ file: 'clear.jpg', title: 'A clear one', expect: 'It passes.', jpeg: new Uint8Array([255, 216]) }];
    },
  });
  const ask = (path: string) => shop.app.request(path);
  expect(await (await ask('/photographs')).text()).toContain('A clear one');
  const picture = await ask('/photographs/clear.jpg');
  expect(picture.headers.get('content-type')).toBe('image/jpeg');
  expect(await picture.bytes()).toEqual(new Uint8Array([255, 216]));
  expect((await ask('/photographs/other.jpg')).status).toBe(404);
  expect(drawnFor).toHaveLength(1);
  await shop.pass(24 * 3_600_000);
  await ask('/photographs');
  expect(drawnFor).toHaveLength(2);
});

test('a state that was written down and read back is the same shop', async () => {
  const shop = openShop();
  const shopper = shop.shopper();
  const id = await placeOrder(shopper);
  const reopened = openShop({ state: JSON.parse(JSON.stringify(shop.state)) });
  expect(await (await reopened.manage('GET', `/v2/orders/${id}`)).json()).toEqual(
    await (await shop.manage('GET', `/v2/orders/${id}`)).json(),
  );
});
