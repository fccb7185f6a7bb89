/** @vitest-environment-options { "url": "https://shop.example/checkout" } */
import { createCheckoutService } from '@bigcommerce/checkout-sdk/essential';
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { findPageSource, followSource } from '../../src/gate/checkout-source.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(() => document.body.replaceChildren());

/** A page as React draws it: the service is a property some components above the step. */
async function drawPage(property: object): Promise<void> {
  const root = document.createElement('div');
  document.body.append(root);
  const Step = () => createElement('li', { className: 'checkout-step checkout-step--payment' });
  const Steps = () => createElement('ol', null, createElement(Step));
  const App = (_: object) => createElement(Steps);
  await act(async () => createRoot(root).render(createElement(App, property)));
}

test('the page’s own service is found through what React keeps on its nodes', async () => {
  const checkoutService = createCheckoutService();
  await drawPage({ checkoutService });
  expect(findPageSource()).toBe(checkoutService);
});

test.each([
  ['has no service', () => drawPage({ other: 1 })],
  [
    'is not React’s',
    async () => {
      const step = document.createElement('li');
      step.className = 'checkout-step';
      document.body.append(step);
    },
  ],
  ['has no step yet', async () => {}],
])('nothing is found on a page that %s', async (_, draw) => {
  await draw();
  expect(findPageSource()).toBeUndefined();
});

test('a service is read at once, and tells nothing while it has no checkout', () => {
  const onReading = vi.fn();
  const stop = followSource(createCheckoutService(), onReading);
  expect(onReading).toHaveBeenCalledWith(undefined);
  stop();
});
