import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { openShop, type Shopper, type ShopUnderTest } from './shop-under-test.ts';

const policy = { version: 3, rules: [{ id: 'spirits', name: '</script><b>21</b>' }] };
const address = 'https://gate.example.com/v/gate.0123456789ab.js';
const gate = {
  name: 'idgate',
  kind: 'src',
  src: `${address}?store=testshop&client=app1&policy=${encodeURIComponent(JSON.stringify(policy))}`,
  location: 'head',
  visibility: 'checkout',
  enabled: true,
  integrity_hashes: ['sha384-AAAA'],
};

let shop: ShopUnderTest;
let shopper: Shopper;
beforeEach(() => {
  shop = openShop();
  shopper = shop.shopper();
});

const install = (change: object = {}) => shop.manage('POST', '/v3/content/scripts', { ...gate, ...change });

/** The page, and what of it its own policy lets run. */
async function show(path: string) {
  const answer = await shopper.ask('GET', path);
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
  const html = await answer.text();
  const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  return { status: answer.status, html, nonce, scripts, blocked: scripts.filter((tag) => !tag.includes(nonce)) };
}

describe('a checkout of the merchant’s own making', () => {
  const start = (query = '') => shopper.ask('GET', `/start/guest?product=whisky&checkout=custom${query}`);

  test('is where a shortcut leads that names it, with a cart that only has to be paid', async () => {
    expect((await start()).headers.get('location')).toBe('/custom-checkout');
    const order = await shopper.ask('POST', '/internalapi/v1/checkout/order', { payment: { name: 'cod' } });
    expect(order.status).toBe(200);
  });

  test('has nothing to show without a cart', async () => {
    expect((await shopper.ask('GET', '/custom-checkout')).headers.get('location')).toBe('/cart');
  });

  test('gates itself by what the store’s script tag says, and writes the policy so that it can’t end the script', async () => {
    await install();
    await start();
    const { html, nonce, blocked } = await show('/custom-checkout');
    expect(blocked).toEqual([]);
    expect(html).toContain('await import("https://gate.example.com/v/idgate.mjs")');
    const options = /attachGate\(shop\.checkoutService, \{\s*\.\.\.(\{.*?\n\}),/s.exec(html)?.[1] ?? '';
    expect(options).not.toContain('<');
    expect(JSON.parse(options)).toEqual({
      apiBase: 'https://gate.example.com/v',
      storeHash: 'testshop',
      clientId: 'app1',
      policy,
      payButton: '#buy',
      nonce,
    });
  });

  test('has nothing on it that the hosted page is known by', async () => {
    await install();
    await start();
    const { html } = await show('/custom-checkout');
    expect(html.replaceAll('/custom-checkout', '')).not.toMatch(
      /(id|class)="[^"]*(checkout-|checkoutRemote|optimizedCheckout|button--|CheckoutButton)/,
    );
    expect(html).not.toContain('gate.0123456789ab.js');
  });

  test.each([
    ['is not installed', null],
    ['is switched off', { enabled: false }],
    ['is another store’s', { src: `${address}?store=othershop` }],
  ])('works without a gate, and says so, where that %s', async (_, change) => {
    if (change) await install(change);
    await start();
    const { html } = await show('/custom-checkout');
    expect(html).toContain('<p id="ungated" class="hint">Nothing asks for ID here: no gate is installed.</p>');
    expect(html).not.toContain('attachGate');
    expect(html).toContain('await shop.open();');
  });

  test('is gated without rules where the tag’s can’t be read', async () => {
    await install({ src: `${address}?store=testshop&policy=%7B` });
    await start();
    const { html } = await show('/custom-checkout');
    expect(html).toContain('attachGate');
    expect(html).not.toContain('"policy"');
  });
});

describe('the account page', () => {
  test('is where a shortcut leads that names it, and has the published snippet', async () => {
    await install();
    const start = await shopper.ask('GET', '/start/customer?product=whisky&checkout=account');
    expect(start.headers.get('location')).toBe('/account');
    const { html, nonce, scripts, blocked } = await show('/account');
    expect(blocked).toEqual([]);
    expect(scripts).toEqual([
      `<script src="${address}" integrity="sha384-AAAA" crossorigin="anonymous" nonce="${nonce}">`,
      `<script nonce="${nonce}">`,
    ]);
    expect(html).toContain('const apiBase = "https://gate.example.com/v";');
    expect(html).toContain('const tenantId = "testshop";');
    expect(html).toContain('BlockIDVerify?.init({');
    expect(html).toContain('Single malt whisky, 12 years');
  });

  test('asks nobody for ID who is not signed in', async () => {
    await install();
    await shopper.ask('GET', '/start/guest?product=whisky');
    const { html, scripts } = await show('/account');
    expect(html).toContain('Nobody is signed in.');
    expect(scripts).toEqual([]);
  });

  test('says so where no gate is installed', async () => {
    await shopper.ask('GET', '/start/customer?product=whisky');
    const { html, scripts } = await show('/account');
    expect(html).toContain('Nothing asks for ID here: no gate is installed.');
    expect(scripts).toEqual([]);
  });
});

describe('every state of the widget', () => {
  test('is drawn by one script of the page’s own, under the policy of every other page', async () => {
    const { status, html, nonce, scripts } = await show('/widget-states?state=why&lang=de');
    expect(status).toBe(200);
    expect(scripts).toEqual([
      expect.stringMatching(new RegExp(`^<script src="/assets/widget-gallery\\.[\\w-]{12}\\.js" nonce="${nonce}">$`)),
    ]);
    expect(html).toContain('<noscript>');
    const script = await shopper.ask('GET', /src="([^"]+)"/.exec(scripts[0] ?? '')?.[1] ?? '');
    expect(script.status).toBe(200);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test('is one link away from the start', async () => {
    expect((await show('/')).html).toContain('<a href="/widget-states">Every state of the widget</a>');
  });

  test('comes with the widget’s parts, and with nothing that is the receiver’s to serve', async () => {
    const manifest = JSON.parse(await readFile(new URL('../../dist/manifest.json', import.meta.url), 'utf8'));
    const statusOf = async (name: string) => (await shopper.ask('GET', `/assets/${manifest[name].file}`)).status;
    expect(await Promise.all(['widget-de', 'widget-ar', 'widget-capture'].map(statusOf))).toEqual([200, 200, 200]);
    expect(await Promise.all(['gate', 'panel', 'widget', 'idgate'].map(statusOf))).toEqual([404, 404, 404, 404]);
    expect((await shopper.ask('GET', '/assets/manifest.json')).status).toBe(404);
  });
});

test.each(['other', 'constructor'])('a shortcut that names the page %s leads to the hosted checkout', async (name) => {
  const answer = await shopper.ask('GET', `/start/guest?product=mug&checkout=${name}`);
  expect(answer.headers.get('location')).toBe('/checkout');
});
