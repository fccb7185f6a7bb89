import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckUpdate, Decision } from '../../src/contract/wire/decision.ts';
import type { Policy } from '../../src/contract/wire/policy.ts';
import { writeScriptParameters } from '../../src/contract/wire/script-parameters.ts';
import type { WidgetApi, WidgetOptions } from '../../src/contract/wire/widget-api.ts';
import type { Fetch } from '../../src/gate/call.ts';
import {
  apiBase,
  cartId,
  checkoutOf,
  cleared,
  drawPaymentStep,
  factsOf,
  json,
  panelHost,
  policyOf,
  verify,
  viewOf,
} from './fixture.ts';

const page = window as Window & { idgate?: Partial<WidgetApi> & Record<string, unknown> };
const { open, send, abort } = XMLHttpRequest.prototype;
const checkAddress = `${apiBase}/v1/checks/${viewOf().checkId}`;

/** What the shop and the receiver answer, and what they were asked. */
let world: {
  checkout: ReturnType<typeof checkoutOf>;
  decision: Decision | null;
  check: CheckUpdate;
  stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  asked: { address: string; init: RequestInit | undefined }[];
};
const askedFor = (address: string) => world.asked.filter((request) => request.address.startsWith(address));
const ofReceiver = () => askedFor(apiBase);

const answer: Fetch = async (input, init) => {
  const address = String(input);
  world.asked.push({ address, init });
  if (address.startsWith('/api/storefront/checkouts/')) return json(world.checkout);
  if (address.startsWith('/customer/current.jwt')) return json({ token: 'eyJhbGciOi.eyJj.c2ln' });
  if (address === `${apiBase}/v1/decisions`) return world.decision ? json(world.decision) : json({}, 503);
  if (address === checkAddress) return json(world.check);
  if (address !== `${checkAddress}/events`) return json({}, 404);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      world.stream = controller;
    },
  });
  init?.signal?.addEventListener('abort', () => world.stream?.error(init.signal?.reason));
  return new Response(body);
};
const tell = (update: CheckUpdate) =>
  world.stream?.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(update)}\n\n`));

const mounted: WidgetOptions[] = [];
const widget = { show: vi.fn(), unmount: vi.fn() };

/** Lets requests, streams and the observer take their turns; no time passes on the gate's own timers but what is due at once. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) {
    await vi.advanceTimersByTimeAsync(0);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** Runs the script as the page's tag would, with the panel's file at hand. */
async function runScript(policy: Policy | null, nonce = 'n0nce', isPanelThere = true): Promise<void> {
  vi.resetModules();
  const script = document.createElement('script');
  script.src = writeScriptParameters(`${apiBase}/gate.js`, { storeHash: 'abc123', clientId: 'client-1', policy });
  script.nonce = nonce;
  const current = vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script);
  if (isPanelThere) await import('../../src/gate/panel/main.ts');
  await import('../../src/gate/main.ts');
  current.mockRestore();
}

/** The page reads or changes its checkout, and has its answer. */
async function pageTraffic(method = 'GET', answered: unknown = undefined): Promise<void> {
  const xhr = new XMLHttpRequest();
  Object.defineProperty(xhr, 'response', { value: JSON.stringify(answered) ?? '' });
  xhr.open(method, `/api/storefront/checkouts/${cartId}`);
  xhr.dispatchEvent(new ProgressEvent('load'));
  await settle();
}

async function placeOrder(): Promise<XMLHttpRequest> {
  const xhr = new XMLHttpRequest();
  xhr.open('POST', '/internalapi/v1/checkout/order');
  xhr.send('{}');
  await settle();
  return xhr;
}
const sent = vi.fn();
const sendBeacon = vi.fn(() => true);
/** A gate listens for as long as its page lives, and here one page sees many. */
const listeners: Parameters<typeof addEventListener>[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  world = { checkout: checkoutOf(), decision: verify(), check: cleared(), stream: undefined, asked: [] };
  vi.stubGlobal('WIDGET_FILE', 'widget.0123456789ab.js');
  vi.stubGlobal('WIDGET_INTEGRITY', 'sha384-x');
  vi.stubGlobal('WIDGET_LANGUAGES', { de: { file: 'widget-de.0123456789ab.js', integrity: 'sha256-y' } });
  vi.stubGlobal('PANEL_FILE', 'panel.0123456789ab.js');
  vi.stubGlobal('PANEL_INTEGRITY', 'sha384-y');
  vi.stubGlobal('fetch', answer);
  Element.prototype.scrollIntoView = vi.fn();
  XMLHttpRequest.prototype.send = sent;
  Object.assign(Navigator.prototype, { sendBeacon });
  const { addEventListener } = window;
  vi.spyOn(window, 'addEventListener').mockImplementation((...args: Parameters<typeof addEventListener>) => {
    listeners.push(args);
    addEventListener(...args);
  });
  drawPaymentStep();
  mounted.length = 0;
  page.idgate = {
    mount(target, options) {
      target.replaceChildren('the widget');
      mounted.push(options);
      return widget;
    },
  };
});
afterEach(async () => {
  // Ends what the gate follows and shows, as a shopper does who empties the cart.
  world.checkout = checkoutOf({ productIds: [] });
  await pageTraffic('PUT');
  Object.assign(XMLHttpRequest.prototype, { open, send, abort });
  Object.assign(Navigator.prototype, { sendBeacon });
  for (const args of listeners.splice(0)) removeEventListener(...args);
  delete page.idgate;
  document.head.replaceChildren();
  document.body.replaceChildren();
  vi.clearAllMocks();
  vi.useRealTimers();
});

describe('a cart that needs no check', () => {
  test('causes no request to the receiver and no change of the page, and can be ordered', async () => {
    world.checkout = checkoutOf({ productIds: [1] });
    await runScript(policyOf({}));
    const before = document.documentElement.outerHTML;
    await pageTraffic();
    await placeOrder();
    expect(sent).toHaveBeenCalledOnce();
    expect(ofReceiver()).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('is not even read when no rule can ever apply', async () => {
    await runScript(policyOf());
    expect(XMLHttpRequest.prototype.open).toBe(open);
    await pageTraffic();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.asked).toEqual([]);
  });
});

describe('a cart that needs a check', () => {
  beforeEach(async () => {
    await runScript(policyOf({}));
    await pageTraffic();
  });

  test('has the receiver asked with what is known, and the widget shown', () => {
    const [question] = ofReceiver();
    expect(question?.address).toBe(`${apiBase}/v1/decisions`);
    expect(JSON.parse(String(question?.init?.body))).toEqual({
      storeHash: 'abc123',
      cartId,
      facts: factsOf(),
      customerToken: null,
    });
    expect(mounted).toEqual([expect.objectContaining({ apiBase, check: viewOf(), checkToken: 'token-1' })]);
    expect(panelHost()?.hidden).toBe(false);
  });

  test('can’t be ordered, and a press on pay leads to the panel', async () => {
    expect((await placeOrder()).status).toBe(403);
    expect(sent).not.toHaveBeenCalled();
    document.getElementById('checkout-payment-continue')?.click();
    expect(document.activeElement).toBe(panelHost());
  });

  test('can be ordered once the receiver tells that the check is clear', async () => {
    tell(cleared());
    await settle();
    expect(widget.show).toHaveBeenCalledExactlyOnceWith(cleared().check, false);
    await placeOrder();
    expect(sent).toHaveBeenCalledOnce();
    expect(document.querySelectorAll('[inert]')).toHaveLength(0);
  });

  test('is not cleared by the widget: its news has the receiver asked', async () => {
    world.check = { check: viewOf({ status: 'verified', revision: 2 }), decision: 'verify', mayOrder: false };
    mounted[0]?.onCheck(viewOf({ status: 'verified', revision: 2 }));
    await settle();
    expect((await placeOrder()).status).toBe(403);
    world.check = cleared({ revision: 3 });
    mounted[0]?.onCheck(viewOf({ status: 'verified', revision: 3 }));
    await settle();
    expect(askedFor(checkAddress).at(-1)?.init?.headers).toEqual({ Authorization: 'Bearer token-1' });
    await placeOrder();
    expect(sent).toHaveBeenCalledOnce();
  });

  test('gives the widget a new token when it asks for one', async () => {
    world.decision = { ...verify(), checkToken: 'token-2' };
    const renewed = mounted[0]?.renewToken();
    await settle();
    expect(await renewed).toBe('token-2');
    world.decision = { decision: 'clear' };
    const none = mounted[0]?.renewToken();
    await settle();
    expect(await none).toBeNull();
  });

  test('keeps its panel when the page draws the payment step anew', async () => {
    const host = panelHost();
    document.body.replaceChildren();
    drawPaymentStep();
    await settle();
    expect(panelHost()).toBe(host);
    expect(mounted).toHaveLength(1);
  });

  test('is freed when it changes to one that needs none', async () => {
    world.checkout = checkoutOf({ productIds: [1] });
    await pageTraffic('DELETE');
    expect(panelHost()?.hidden).toBe(true);
    await placeOrder();
    expect(sent).toHaveBeenCalledOnce();
  });
});

test('a customer is believed by BigCommerce’s own token', async () => {
  world.checkout = { ...checkoutOf(), customer: { id: 12, isGuest: false } };
  await runScript(policyOf({}));
  await pageTraffic();
  expect(askedFor('/customer').map(({ address }) => address)).toEqual(['/customer/current.jwt?app_client_id=client-1']);
  expect(JSON.parse(String(ofReceiver()[0]?.init?.body))).toMatchObject({ customerToken: 'eyJhbGciOi.eyJj.c2ln' });
});

test('a receiver that can’t be reached is asked again when the network is back', async () => {
  world.decision = null;
  await runScript(policyOf({}));
  await pageTraffic();
  expect(panelHost()?.shadowRoot?.textContent).toContain('can’t be reached');
  world.decision = verify();
  dispatchEvent(new Event('online'));
  await settle();
  expect(mounted).toHaveLength(1);
});

describe('the widget’s script', () => {
  const script = () => document.head.querySelector('script');
  beforeEach(async () => {
    delete page.idgate?.mount;
    await runScript(policyOf({}), 'of the page');
    await pageTraffic();
  });

  test('is loaded as built, from the receiver, with the page’s nonce', () => {
    const { src, integrity, nonce } = script() ?? {};
    expect({ src, integrity, nonce }).toEqual({
      src: `${apiBase}/widget.0123456789ab.js`,
      integrity: 'sha384-x',
      nonce: 'of the page',
    });
    expect(script()?.hasAttribute('crossorigin')).toBe(true);
  });

  test('mounts the widget when it has run', async () => {
    const mount = vi.fn(() => widget);
    if (page.idgate) page.idgate.mount = mount;
    script()?.dispatchEvent(new Event('load'));
    await settle();
    expect(mount).toHaveBeenCalledOnce();
  });

  test('that fails is explained to the shopper', async () => {
    script()?.dispatchEvent(new Event('error'));
    await settle();
    expect(panelHost()?.shadowRoot?.textContent).toContain('Try again');
  });
});

describe('the panel’s script', () => {
  const script = () => document.head.querySelector('script');
  const notice = () => document.querySelector<HTMLElement>('.checkout-step--payment > button');
  beforeEach(async () => {
    await runScript(policyOf({}), 'of the page', false);
    await pageTraffic();
  });

  test('is loaded when a check is asked for, as built, with the page’s nonce; payment is shut without it', async () => {
    const { src, integrity, nonce } = script() ?? {};
    expect({ src, integrity, nonce }).toEqual({
      src: `${apiBase}/panel.0123456789ab.js`,
      integrity: 'sha384-y',
      nonce: 'of the page',
    });
    expect((await placeOrder()).status).toBe(403);
  });

  test('that is slow brings the shopper to the panel once it is there, if they pressed pay meanwhile', async () => {
    document.getElementById('checkout-payment-continue')?.click();
    await settle();
    await import('../../src/gate/panel/main.ts');
    script()?.dispatchEvent(new Event('load'));
    await settle();
    expect(document.activeElement).toBe(panelHost());
  });

  test('that hangs is given up in time', async () => {
    await vi.advanceTimersByTimeAsync(8_000);
    await settle();
    expect(notice()?.textContent).toContain('Try again');
  });

  test('is not asked for twice by an impatient shopper, and its button stands only where it is seen', async () => {
    script()?.dispatchEvent(new Event('error'));
    await settle();
    notice()?.click();
    notice()?.click();
    expect(document.head.querySelectorAll('script')).toHaveLength(2);
    script()?.dispatchEvent(new Event('error'));
    document.head.querySelectorAll('script')[1]?.dispatchEvent(new Event('error'));
    await settle();
    document.querySelector('.checkout-view-content')?.remove();
    await settle();
    expect(notice()?.hidden).toBe(true);
  });

  test('that does not come leaves a plain button, which tries again', async () => {
    const errors = vi.fn();
    document.addEventListener('idgate:error', errors, { once: true });
    script()?.dispatchEvent(new Event('error'));
    await settle();
    expect(notice()?.textContent).toBe(
      'Your ID has to be checked before you can pay. The check can’t be reached. Try again',
    );
    expect(errors.mock.lastCall?.[0].detail).toEqual({ checkId: null, status: null, error: 'failed' });
    document.getElementById('checkout-payment-continue')?.click();
    expect(document.activeElement).toBe(notice());
    const before = document.head.children.length;
    notice()?.click();
    expect(document.head.children).toHaveLength(before + 1);
    world.checkout = checkoutOf({ productIds: [1] });
    await pageTraffic('PUT');
    expect(notice()).toBeNull();
  });
});

test('a wallet that is drawn before anything is known can’t be pressed', async () => {
  world.decision = null;
  await runScript(policyOf({}));
  const wallet = document.createElement('div');
  wallet.className = 'checkout-button-container';
  document.body.append(wallet);
  await settle();
  expect(wallet.hasAttribute('inert')).toBe(true);
});

test('a check under review that may be ordered meanwhile is shown when the payment step opens later', async () => {
  world.decision = { ...verify({ status: 'in_review' }), decision: 'wait', mayOrder: true };
  document.body.replaceChildren();
  await runScript(policyOf({}));
  await pageTraffic();
  drawPaymentStep();
  await settle();
  expect(panelHost()?.hidden).toBe(false);
  await placeOrder();
  expect(sent).toHaveBeenCalledOnce();
});

test('a verdict that is first heard of by asking anew is told to the page all the same', async () => {
  const cleared = vi.fn();
  document.addEventListener('idgate:clear', cleared, { once: true });
  await runScript(policyOf({}));
  await pageTraffic();
  world.decision = { decision: 'clear' };
  world.checkout = { ...checkoutOf(), grandTotal: 300 };
  await pageTraffic('PUT');
  expect(cleared).toHaveBeenCalledOnce();
});

describe('what the page’s own answers show', () => {
  test('decides at once, without another request to the shop', async () => {
    await runScript(policyOf({}));
    await pageTraffic('GET', checkoutOf({ productIds: [1] }));
    await placeOrder();
    expect(sent).toHaveBeenCalledOnce();
    expect(world.asked).toEqual([]);
  });

  test('is read whole where it leaves a rule in doubt', async () => {
    await runScript(policyOf({ when: { customerGroupIn: [4] } }));
    world.checkout = { ...checkoutOf(), customer: { id: 12, isGuest: false, customerGroup: { id: 5 } } } as never;
    await pageTraffic('GET', { ...checkoutOf(), customer: { id: 12, isGuest: false } });
    expect(askedFor('/api/storefront/checkouts')).toHaveLength(1);
    expect(ofReceiver()).toEqual([]);
  });
});

describe('a script that comes late', () => {
  test('learns from the service that the page works with, and follows it', async () => {
    let tellState = () => {};
    let checkout = checkoutOf();
    const checkoutService = {
      getState: () => ({ data: { getCheckout: () => checkout } }),
      subscribe(onState: () => void) {
        tellState = onState;
        onState();
        return () => {};
      },
    };
    const step = document.querySelector('.checkout-step');
    Object.assign(step ?? {}, {
      __reactFiber$x1: { memoizedProps: null, return: { memoizedProps: { checkoutService } } },
    });
    await runScript(policyOf({}));
    await settle();
    expect(mounted).toHaveLength(1);
    expect(askedFor('/api/storefront')).toEqual([]);
    checkout = checkoutOf({ productIds: [1] });
    tellState();
    await settle();
    await placeOrder();
    expect(sent).toHaveBeenCalledOnce();
  });
});

describe('BlockIDVerify.init', () => {
  const init = (options: object) =>
    (window as unknown as { BlockIDVerify: { init(given: object): void } }).BlockIDVerify.init({
      apiBase: `${apiBase}/`,
      tenantId: 'abc123',
      ...options,
    });

  test('gates a page whose script carries nothing, and calls back once with the verdict', async () => {
    vi.resetModules();
    await import('../../src/gate/panel/main.ts');
    await import('../../src/gate/main.ts');
    const onComplete = vi.fn();
    init({ onComplete });
    await pageTraffic();
    expect(JSON.parse(String(ofReceiver()[0]?.init?.body))).toMatchObject({ storeHash: 'abc123' });
    expect(onComplete).not.toHaveBeenCalled();
    tell(cleared());
    await settle();
    await pageTraffic('PUT');
    expect(onComplete).toHaveBeenCalledExactlyOnceWith({ check_id: viewOf().checkId, status: 'verified' });
  });

  test('arms nothing twice', async () => {
    await runScript(policyOf({}));
    const armed = XMLHttpRequest.prototype.open;
    init({});
    expect(XMLHttpRequest.prototype.open).toBe(armed);
  });

  test('puts the panel where the page wants it', async () => {
    vi.resetModules();
    await import('../../src/gate/panel/main.ts');
    await import('../../src/gate/main.ts');
    const element = document.createElement('section');
    document.body.append(element);
    init({ element });
    await pageTraffic();
    expect(element.querySelector('div[lang]')?.shadowRoot?.textContent).toContain('Your ID has to be checked');
  });
});

describe('attachGate', () => {
  const service = (checkout: unknown) => ({
    getState: () => ({ data: { getCheckout: () => checkout } }),
    subscribe(onState: () => void) {
      onState();
      return () => {};
    },
  });
  const attach = async (checkout: unknown) => {
    vi.resetModules();
    await import('../../src/gate/panel/main.ts');
    const { attachGate } = await import('../../src/gate/module.ts');
    const element = document.createElement('section');
    document.body.append(element);
    const gate = attachGate(service(checkout), { apiBase, storeHash: 'abc123', policy: policyOf({}), element });
    await settle();
    return { gate, element };
  };

  test('learns from the service it is given, shows the panel in the element, and refuses the order', async () => {
    const { gate, element } = await attach(checkoutOf());
    expect(gate.payment).toBe('shut');
    expect(element.childElementCount).toBe(1);
    expect((await placeOrder()).status).toBe(403);
  });

  test('leaves a cart that no rule touches alone', async () => {
    const { gate, element } = await attach(checkoutOf({ productIds: [1] }));
    expect(gate.payment).toBe('open');
    expect(element.childElementCount).toBe(0);
    expect(world.asked).toEqual([]);
  });

  test('lets go when it is detached', async () => {
    const { gate, element } = await attach(checkoutOf());
    gate.detach();
    gate.detach();
    expect(gate.payment).toBe('open');
    expect(element.childElementCount).toBe(0);
    await placeOrder();
    expect(sent).toHaveBeenCalledOnce();
  });
});

describe('the page is told', () => {
  const heard: [string, unknown][] = [];
  const hear = (event: Event) => heard.push([event.type, (event as CustomEvent).detail]);
  const names = ['idgate:required', 'idgate:clear', 'idgate:error'];
  beforeEach(() => {
    heard.length = 0;
    for (const name of names) document.addEventListener(name, hear);
  });
  afterEach(() => {
    for (const name of names) document.removeEventListener(name, hear);
  });

  test('once that a check is asked for, and once that it is clear', async () => {
    await runScript(policyOf({}));
    await pageTraffic();
    await pageTraffic('PUT');
    tell({ check: viewOf({ status: 'in_progress', revision: 2 }), decision: 'verify', mayOrder: false });
    await settle();
    tell(cleared({ revision: 3 }));
    await settle();
    const { checkId } = viewOf();
    expect(heard).toEqual([
      ['idgate:required', { checkId, status: 'pending', error: null }],
      ['idgate:clear', { checkId, status: 'verified', error: null }],
    ]);
  });

  test('that the receiver can’t be reached', async () => {
    world.decision = null;
    await runScript(policyOf({}));
    await pageTraffic();
    expect(heard).toEqual([['idgate:error', { checkId: null, status: null, error: 'unreachable' }]]);
  });
});

test('a page that comes out of the browser’s cache is looked at anew', async () => {
  await runScript(policyOf({}));
  await pageTraffic();
  const before = askedFor(`${apiBase}/v1/decisions`).length;
  world.checkout = checkoutOf({ productIds: [1] });
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await settle();
  expect(askedFor(`${apiBase}/v1/decisions`)).toHaveLength(before);
  await placeOrder();
  expect(sent).toHaveBeenCalledOnce();
});

describe('how it did is reported when the shopper leaves', () => {
  const reports = () =>
    sendBeacon.mock.calls.map((call) => {
      const [address, body] = call as unknown as [string, string];
      return { address, ...JSON.parse(body) };
    });

  test('for a sample of the loads that asked for a check', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.05);
    await runScript(policyOf({}));
    await pageTraffic();
    document.getElementById('checkout-payment-continue')?.click();
    await placeOrder();
    dispatchEvent(new Event('pagehide'));
    expect(reports()).toEqual([
      {
        address: `${apiBase}/v1/gate-reports`,
        storeHash: 'abc123',
        weight: 10,
        stepsFound: expect.any(Number),
        blocked: 2,
        unreachable: 0,
        errors: 0,
      },
    ]);
  });

  test('and not for the rest of them', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    await runScript(policyOf({}));
    await pageTraffic();
    dispatchEvent(new Event('pagehide'));
    expect(reports()).toEqual([]);
  });

  test('but always where something failed', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    world.decision = null;
    await runScript(policyOf({}));
    await pageTraffic();
    dispatchEvent(new Event('pagehide'));
    expect(reports()).toMatchObject([{ weight: 1, unreachable: 1 }]);
  });
});

describe('the script', () => {
  test('arms once though the page lists it twice, and keeps what is on window.idgate', async () => {
    const idgate = page.idgate;
    if (idgate) idgate['other'] = 'kept';
    await runScript(policyOf({}));
    const armed = XMLHttpRequest.prototype.open;
    await runScript(policyOf({}));
    expect(armed).not.toBe(open);
    expect(XMLHttpRequest.prototype.open).toBe(armed);
    expect(page.idgate).toBe(idgate);
    expect(page.idgate).toMatchObject({ other: 'kept', mount: expect.any(Function) });
  });

  test('leaves the page alone when its tag is of no use', async () => {
    vi.resetModules();
    await import('../../src/gate/main.ts');
    expect(XMLHttpRequest.prototype.open).toBe(open);
  });
});
