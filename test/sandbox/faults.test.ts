import { describe, expect, test } from 'vitest';
import { type AnswerFault, usualFaults } from '../../src/sandbox/faults/faults.ts';
import { openShop, placeOrder } from './shop-under-test.ts';

const note = (shop: ReturnType<typeof openShop>, id: number) =>
  shop.manage('PUT', `/v2/orders/${id}`, { staff_notes: 'written' });

describe('a spoiled answer', () => {
  async function spoiled(answerFault: AnswerFault) {
    const shop = openShop();
    const id = await placeOrder(shop.shopper());
    shop.faults.spoil(answerFault);
    const answer = await note(shop, id).catch((error: unknown) => error);
    const [{ staffNotes } = { staffNotes: '' }] = shop.state.orders;
    const next = await shop.manage('GET', `/v2/orders/${id}`);
    expect(next.status).toBe(200);
    return { answer, isDone: staffNotes === 'written' };
  }
  const bodyOf = async (answer: unknown) => (answer as Response).text();

  test.each([
    ['server_error', 500],
    ['unavailable', 503],
  ] as const)('may be an error in place of the work: %s', async (fault, status) => {
    const { answer, isDone } = await spoiled(fault);
    expect(isDone).toBe(false);
    expect(answer).toMatchObject({ status });
    expect(JSON.parse(await bodyOf(answer))).toMatchObject([{ status }]);
  });

  test('may be a refusal that tells nothing of a quota', async () => {
    const { answer, isDone } = await spoiled('overloaded');
    expect(isDone).toBe(false);
    expect(answer).toMatchObject({ status: 429 });
    expect([...(answer as Response).headers.keys()].filter((name) => name.startsWith('x-'))).toEqual([]);
  });

  test.each([
    ['reset', false],
    ['lost', true],
  ] as const)('may never come: %s', async (fault, wasDone) => {
    const { answer, isDone } = await spoiled(fault);
    expect(isDone).toBe(wasDone);
    expect(answer).toBeInstanceOf(TypeError);
  });

  test('may be a web page, with the work done', async () => {
    const { answer, isDone } = await spoiled('html');
    expect(isDone).toBe(true);
    expect(answer).toMatchObject({ status: 200 });
    expect((answer as Response).headers.get('content-type')).toContain('text/html');
  });

  test('may be cut in half, with the work done', async () => {
    const { answer, isDone } = await spoiled('half');
    expect(isDone).toBe(true);
    expect((answer as Response).headers.get('content-type')).toContain('json');
    const text = await bodyOf(answer);
    expect(text).toMatch(/^\{"id":101,/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  test('befalls only the requests that are named, and only so many of them', async () => {
    const shop = openShop();
    shop.faults.spoil('server_error', 2, 'GET /v3/hooks');
    const statuses = [];
    for (const path of ['/v2/time', '/v3/hooks', '/v3/content/scripts', '/v3/hooks', '/v3/hooks']) {
      statuses.push((await shop.manage('GET', path)).status);
    }
    expect(statuses).toEqual([200, 500, 200, 500, 200]);
  });
});

test('answers come late and out of order', async () => {
  const chances = [0.75, 0.25];
  const waits: { durationMs: number; go: () => void }[] = [];
  const shop = openShop({
    chance: () => chances.shift() ?? 0,
    delay: (durationMs) => new Promise((go) => waits.push({ durationMs, go })),
  });
  shop.faults.set({ answerDelayMs: 400 });
  const order: string[] = [];
  const both = Promise.all(
    ['first', 'second'].map((name) => shop.manage('GET', '/v2/time').then(() => order.push(name))),
  );
  await expect.poll(() => waits.map(({ durationMs }) => durationMs)).toEqual([300, 100]);
  waits[1]?.go();
  await expect.poll(() => order).toEqual(['second']);
  waits[0]?.go();
  await both;
  expect(order).toEqual(['second', 'first']);
});

test('BigCommerce may be down for two days, and sends what happened meanwhile once it is back', async () => {
  const shop = openShop();
  await shop.manage('POST', '/v3/hooks', { scope: 'store/order/created', destination: 'http://receiver.test/' });
  shop.faults.set({ isDown: true });
  const id = await placeOrder(shop.shopper());
  const answer = await shop.manage('GET', `/v2/orders/${id}`);
  expect([answer.status, answer.headers.get('x-rate-limit-requests-left')]).toEqual([503, null]);
  await shop.pass(48 * 3_600_000);
  expect(shop.sent).toEqual([]);
  shop.faults.set({ isDown: false });
  await shop.pass(60_000);
  expect(shop.sent.map(({ body }) => JSON.parse(body).data.id)).toEqual([id]);
  expect(shop.state.hooks).toMatchObject([{ isActive: true }]);
  expect((await shop.manage('GET', `/v2/orders/${id}`)).status).toBe(200);
});

describe('what the app may do', () => {
  test('is nothing with a token that is revoked', async () => {
    const shop = openShop();
    shop.faults.set({ isTokenRevoked: true });
    expect((await shop.manage('GET', '/v2/orders')).status).toBe(401);
    shop.faults.reset();
    expect((await shop.manage('GET', '/v2/orders')).status).toBe(204);
  });

  test('is less with a scope that was taken away', async () => {
    const shop = openShop();
    shop.faults.set({ missingScopes: ['store_v2_orders'] });
    expect((await shop.manage('GET', '/v2/orders')).status).toBe(403);
    expect((await shop.manage('GET', '/v3/customers')).status).toBe(200);
  });
});

describe('other apps', () => {
  test('ship an order within a second, even where it was held meanwhile', async () => {
    const shop = openShop();
    shop.faults.set({ shipsAfterMs: 900 });
    const id = await placeOrder(shop.shopper());
    await shop.manage('PUT', `/v2/orders/${id}`, { status_id: 12 });
    await shop.pass(899);
    expect(shop.state.orders).toMatchObject([{ statusId: 12 }]);
    await shop.pass(1);
    expect(shop.state.orders).toMatchObject([{ statusId: 2 }]);
  });

  test('move an order that is paid for', async () => {
    const shop = openShop();
    shop.faults.set({ paymentAppMovesTo: 7 });
    await placeOrder(shop.shopper());
    await shop.pass(500);
    expect(shop.state.orders).toMatchObject([{ statusId: 7 }]);
  });
});

describe('behind the app’s back', () => {
  const script = { name: 'gate', kind: 'src', src: 'https://gate.test/g.js', consent_category: 'essential' };
  const hook = { scope: 'store/order/created', destination: 'http://receiver.test/' };

  test('scripts, webhooks and orders are changed, and put back one by one', async () => {
    const shop = openShop();
    await shop.manage('POST', '/v3/content/scripts', script);
    await shop.manage('POST', '/v3/hooks', hook);
    const id = await placeOrder(shop.shopper());
    const before = structuredClone({ scripts: shop.state.scripts, hooks: shop.state.hooks });
    const uuid = shop.state.scripts[0]?.uuid ?? '';

    shop.faults.changeScript(uuid, { consentCategory: 'targeting' });
    shop.faults.deleteScript(uuid);
    shop.faults.deactivateHook(1);
    shop.faults.deleteHook(1);
    shop.faults.moveOrder(id, 5);
    expect(shop.state).toMatchObject({ scripts: [], hooks: [], orders: [{ statusId: 5 }] });
    expect(shop.faults.undoable()).toEqual([
      `Order moved: ${id}`,
      'Webhook deleted: store/order/created',
      'Webhook switched off: store/order/created',
      'Script deleted: gate',
      'Script changed: gate',
    ]);

    shop.faults.undo();
    expect(shop.state.orders).toMatchObject([{ statusId: 11 }]);
    shop.faults.undo();
    expect(shop.state.hooks).toMatchObject([{ isActive: false, isDeactivated: true }]);
    shop.faults.undo();
    shop.faults.undo();
    expect(shop.state.scripts).toMatchObject([{ consentCategory: 'targeting' }]);
    expect(shop.faults.undo()).toBe(true);
    expect({ scripts: shop.state.scripts, hooks: shop.state.hooks }).toEqual(before);
    expect(shop.faults.undo()).toBe(false);
  });

  test('what is not there can’t be changed', () => {
    const { faults } = openShop();
    expect([faults.deleteScript('x'), faults.deleteHook(9), faults.deactivateHook(9), faults.moveOrder(9, 5)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(faults.undoable()).toEqual([]);
  });
});

test('a checkout that is not the optimised one shows no script, and the store says so', async () => {
  const shop = openShop();
  const script = { name: 'gate', kind: 'src', src: 'https://gate.test/g.js', visibility: 'all_pages' };
  await shop.manage('POST', '/v3/content/scripts', script);
  const shopper = shop.shopper();
  await shopper.ask('GET', '/start/guest?product=mug');
  const shows = async (page: string) => (await (await shopper.ask('GET', page)).text()).includes('gate.test/g.js"');
  expect(await shows('/checkout')).toBe(true);
  shop.faults.set({ checkoutType: 'single' });
  expect(await shows('/checkout')).toBe(false);
  expect(await shows('/cart')).toBe(true);
  const { features } = await (await shop.manage('GET', '/v2/store')).json();
  expect(features).toMatchObject({ checkout_type: 'single' });
});

describe('the staff page', () => {
  const staff = () => {
    const shop = openShop();
    const post = (path: string, fields: Record<string, string>) =>
      shop.app.request(path, { method: 'POST', body: new URLSearchParams(fields) });
    const html = async () => (await shop.app.request('/staff')).text();
    return { shop, post, html };
  };
  /** What a browser would send of the form as it stands. */
  const fieldsIn = (html: string): Record<string, string> => {
    const form = /<form method="post" action="\/staff\/faults".*?<\/form>/s.exec(html)?.[0] ?? '';
    const inputs = [...form.matchAll(/<input type="(?:number|text)" name="(\w+)"[^>]*value="([^"]*)"/g)];
    const ticked = [...form.matchAll(/<input type="checkbox" name="(\w+)" checked>/g)];
    const chosen = [
      ...form.matchAll(/<select name="(\w+)">(?:(?!<\/select>).)*?(?:value="([^"]*)" selected|<\/select>)/gs),
    ];
    return Object.fromEntries([
      ...chosen.map(([, name, value]) => [name, value ?? '']),
      ...inputs.map(([, name, value]) => [name, value]),
      ...ticked.map(([, name]) => [name, 'on']),
    ]);
  };

  test('has every switch, and sends back what it shows', async () => {
    const { shop, post, html } = staff();
    const odd = {
      ...usualFaults,
      lostWebhooksPercent: 3,
      areWebhooksDoubled: true,
      retryStamps: 'frozen',
      otherAppsPercent: 50,
      missingScopes: ['store_v2_orders', 'store_v2_content'],
      answerFault: 'half',
      shipsAfterMs: 900,
      paymentAppMovesTo: 0,
      checkoutType: 'klarna',
    } as const;
    for (const faults of [odd, usualFaults]) {
      shop.faults.set(faults);
      const fields = fieldsIn(await html());
      shop.faults.set(faults === odd ? usualFaults : odd);
      expect((await post('/staff/faults', fields)).status).toBe(303);
      expect(shop.faults.present).toEqual(faults);
    }
  });

  test('changes nothing where a switch can’t be read', async () => {
    const { shop, post, html } = staff();
    const fields = { ...fieldsIn(await html()), areWebhooksDoubled: 'on', lostWebhooksPercent: '101' };
    expect((await post('/staff/faults', fields)).status).toBe(400);
    expect(shop.faults.present).toEqual(usualFaults);
  });

  test('puts every switch back', async () => {
    const { shop, post } = staff();
    shop.faults.set({ isTokenRevoked: true, otherAppsPercent: 9 });
    await post('/staff/reset', {});
    expect(shop.faults.present).toEqual(usualFaults);
  });

  test('lets an hour pass, and says what time it is in the shop', async () => {
    const { shop, post, html } = staff();
    expect(await html()).toContain('2026-01-15 12:00:00 UTC');
    await post('/staff/time', { durationMs: '3600000' });
    expect(await html()).toContain('2026-01-15 13:00:00 UTC');
    expect((await post('/staff/time', { durationMs: '-1' })).status).toBe(400);
    expect(shop.time.now()).toBe(Date.UTC(2026, 0, 15, 13));
  });

  test('changes a script, and undoes it', async () => {
    const { shop, post, html } = staff();
    const script = { name: 'gate', kind: 'src', src: 'https://gate.test/g.js', consent_category: 'essential' };
    await shop.manage('POST', '/v3/content/scripts', script);
    const uuid = shop.state.scripts[0]?.uuid;
    await post(`/staff/scripts/${uuid}/consent`, { category: 'unknown' });
    expect(shop.state.scripts).toMatchObject([{ consentCategory: null }]);
    await post(`/staff/scripts/${uuid}/delete`, {});
    expect(shop.state.scripts).toEqual([]);
    expect(await html()).toContain('Undo “Script deleted: gate”');
    await post('/staff/undo', {});
    await post('/staff/undo', {});
    expect(shop.state.scripts).toMatchObject([{ uuid, consentCategory: 'essential' }]);
    expect((await post('/staff/scripts/none/delete', {})).status).toBe(404);
  });
});
