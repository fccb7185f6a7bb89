import { beforeEach, expect, test } from 'vitest';
import { createPlace } from '../../src/gate/place.ts';
import { drawPaymentStep } from './fixture.ts';

let host: HTMLElement;
const drawCustomerStep = (): HTMLElement => {
  const step = document.createElement('li');
  step.className = 'checkout-step checkout-step--customer';
  const header = document.createElement('div');
  header.className = 'checkout-view-header';
  const content = document.createElement('div');
  content.className = 'checkout-view-content';
  const wallet = document.createElement('button');
  content.append(wallet);
  step.append(header, content);
  document.body.prepend(step);
  return wallet;
};

beforeEach(() => {
  document.body.replaceChildren();
  host = document.createElement('div');
});

test('it is the payment step, once there is one', () => {
  const { place } = createPlace();
  expect(place(host)).toBe(false);
  drawPaymentStep();
  expect(place(host)).toBe(true);
  expect(host.previousElementSibling?.className).toBe('checkout-view-header');
});

test('it is the step where a wallet was pressed, for as long as that is open', () => {
  const { place, pressed } = createPlace();
  drawPaymentStep();
  document.querySelector('.checkout-view-content')?.remove();
  const wallet = drawCustomerStep();
  pressed();
  expect(place(host)).toBe(true);
  expect(host.parentElement?.className).toContain('customer');
  wallet.parentElement?.remove();
  expect(place(host)).toBe(false);
  expect(host.parentElement?.className).toContain('payment');
});

test('a step that is closed is none where the panel can be seen', () => {
  const { place } = createPlace();
  drawPaymentStep();
  document.querySelector('.checkout-view-content')?.remove();
  expect(place(host)).toBe(false);
});
