import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Watcher } from '../../src/gate/sighting.ts';
import { watchXhr } from '../../src/gate/watch-xhr.ts';
import { cartId, later, turns } from './fixture.ts';

const prototype = XMLHttpRequest.prototype;
const { open, send, abort } = prototype;
const sent = vi.fn();
const mayOrder = vi.fn<Watcher['mayOrder']>();
const onTraffic = vi.fn<Watcher['onTraffic']>();

beforeEach(() => {
  prototype.send = sent;
  watchXhr(window, { mayOrder, onTraffic });
});
afterEach(() => {
  Object.assign(prototype, { open, send, abort });
  vi.resetAllMocks();
});

/** Sends like the checkout app's request library, and tells what it would make of the answer. */
function order(): { xhr: XMLHttpRequest; heard: string[] } {
  const xhr = new XMLHttpRequest();
  const heard: string[] = [];
  xhr.open('POST', '/internalapi/v1/checkout/order');
  for (const type of ['readystatechange', 'load', 'loadend', 'error', 'abort'] as const) {
    xhr.addEventListener(type, () => heard.push(type));
  }
  xhr.send('{"cartId":"x"}');
  return { xhr, heard };
}

describe('an order', () => {
  test('goes at once, body and all, while payment is open', () => {
    mayOrder.mockReturnValue(true);
    const { xhr } = order();
    expect(sent).toHaveBeenCalledExactlyOnceWith('{"cartId":"x"}');
    expect(sent.mock.contexts).toEqual([xhr]);
  });

  test('is refused as the shop would refuse it, after send has returned', async () => {
    mayOrder.mockReturnValue(false);
    const { xhr, heard } = order();
    expect(heard).toEqual([]);
    await turns();
    expect(sent).not.toHaveBeenCalled();
    expect(heard).toEqual(['readystatechange', 'load', 'loadend']);
    expect(xhr).toMatchObject({ readyState: 4, status: 403, responseText: xhr.response });
    expect(xhr.getAllResponseHeaders()).toBe('content-type: application/problem+json');
    const problem = JSON.parse(xhr.response);
    expect(problem).toEqual({
      title: 'Your ID has to be checked before you can pay.',
      detail: problem.title,
    });
  });

  test('waits for a decision, and then goes', async () => {
    const decision = later<boolean>();
    mayOrder.mockReturnValue(decision.promise);
    const { heard } = order();
    await turns();
    expect(sent).not.toHaveBeenCalled();
    decision.settle(true);
    await turns();
    expect(sent).toHaveBeenCalledOnce();
    expect(heard).toEqual([]);
  });

  test('that the page gave up while it waited is never sent, and the page hears of its end', async () => {
    const decision = later<boolean>();
    mayOrder.mockReturnValue(decision.promise);
    const { xhr, heard } = order();
    xhr.abort();
    expect(heard).toEqual(['abort', 'loadend']);
    decision.settle(true);
    await turns();
    expect(sent).not.toHaveBeenCalled();
    expect(heard).toHaveLength(2);
  });

  test('that was refused can be tried with the same request, and refused again', async () => {
    mayOrder.mockReturnValue(false);
    const { xhr, heard } = order();
    await turns();
    xhr.open('POST', '/internalapi/v1/checkout/order');
    xhr.send();
    await turns();
    expect(heard.filter((type) => type === 'load')).toHaveLength(2);
  });
});

test('finalising an order passes without a question', () => {
  const xhr = new XMLHttpRequest();
  xhr.open('POST', '/internalapi/v1/checkout/order/120');
  xhr.send();
  expect(sent).toHaveBeenCalledOnce();
  expect(mayOrder).not.toHaveBeenCalled();
});

test('the page’s traffic is told of before the page itself hears of it', () => {
  const xhr = new XMLHttpRequest();
  const heard: string[] = [];
  onTraffic.mockImplementation(() => heard.push('gate'));
  xhr.open('PUT', `/api/storefront/checkouts/${cartId}`);
  xhr.onload = () => heard.push('page');
  xhr.send();
  expect(heard).toEqual([]);
  xhr.dispatchEvent(new ProgressEvent('load'));
  expect(heard).toEqual(['gate', 'page']);
  expect(onTraffic).toHaveBeenCalledExactlyOnceWith({ isOrder: false, isChange: true, cartId }, expect.anything());
});

test('a class that somebody has locked is watched all the same', async () => {
  const Native = window.XMLHttpRequest;
  const Locked = class extends Native {};
  Object.defineProperty(Locked.prototype, 'send', { value: sent, writable: false, configurable: false });
  window.XMLHttpRequest = Locked;
  watchXhr(window, { mayOrder, onTraffic });
  mayOrder.mockReturnValue(false);
  const { xhr } = order();
  await turns();
  window.XMLHttpRequest = Native;
  expect(xhr).toBeInstanceOf(Locked);
  expect(xhr.status).toBe(403);
  expect(sent).not.toHaveBeenCalled();
});

test('a request that doesn’t wait for its answer is refused at once, or goes at once', () => {
  const send = () => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/internalapi/v1/checkout/order', false);
    xhr.send();
    return xhr.status;
  };
  mayOrder.mockReturnValue(later<boolean>().promise);
  expect(send()).toBe(403);
  expect(sent).not.toHaveBeenCalled();
  mayOrder.mockReturnValue(true);
  send();
  expect(sent).toHaveBeenCalledOnce();
});
