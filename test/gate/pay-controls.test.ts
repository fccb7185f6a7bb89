import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPayControls, hostedPayButton, type PayControls } from '../../src/gate/pay-controls.ts';
import { drawPaymentStep } from './fixture.ts';

const onPress = vi.fn();
const heard = vi.fn();
let controls: PayControls;

function add(parent: string, name: string, attributes: Record<string, string> = {}): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  document.querySelector(parent)?.append(element);
  return element;
}
const find = <E extends HTMLElement = HTMLElement>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
};
const press = (key: string, target: HTMLElement) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

beforeEach(() => {
  drawPaymentStep();
  for (const type of ['click', 'submit', 'keydown']) document.body.addEventListener(type, heard);
  controls = createPayControls(hostedPayButton, onPress);
});
afterEach(() => {
  controls.shut(null);
  document.body.replaceWith(document.createElement('body'));
  vi.resetAllMocks();
});

describe('while shut', () => {
  beforeEach(() => controls.shut('all'));

  test.each([
    ['a click on the pay button', () => find('#checkout-payment-continue').click()],
    ['Enter on the pay button', () => press('Enter', find('#checkout-payment-continue'))],
    ['Space on the pay button', () => press(' ', find('#checkout-payment-continue'))],
    ['a click on what is inside the pay button', () => add('#checkout-payment-continue', 'span').click()],
    ['submitting the payment form', () => find<HTMLFormElement>('form').requestSubmit()],
    ['a click on a wallet', () => add('body', 'apple-pay-button').click()],
    ['a click on a wallet’s container', () => add('body', 'div', { id: 'paypalCheckoutButton' }).click()],
  ])('%s leads to the panel, and the page never hears of it', (_, act) => {
    act();
    expect(onPress).toHaveBeenCalledOnce();
    expect(heard).not.toHaveBeenCalled();
  });

  test.each([
    ['Continue of another step', () => add('body', 'button', { id: 'checkout-shipping-continue' }).click()],
    ['a method', () => add('form', 'input', { type: 'radio' }).click()],
    ['an edit button', () => add('.checkout-view-header', 'button', { 'data-test': 'step-edit-button' }).click()],
    ['a coupon', () => add('body', 'button', { 'data-test': 'redeemableEntry-submit' }).click()],
    ['typing in the card form', () => press('4', find('form input'))],
    ['Tab on the pay button', () => press('Tab', find('#checkout-payment-continue'))],
  ])('%s works as ever', (_, act) => {
    act();
    expect(onPress).not.toHaveBeenCalled();
    expect(heard).toHaveBeenCalled();
  });

  test('another form can be submitted', () => {
    const form = add('body', 'form') as HTMLFormElement;
    form.onsubmit = (event) => event.preventDefault();
    form.requestSubmit();
    expect(onPress).not.toHaveBeenCalled();
    expect(heard).toHaveBeenCalledOnce();
  });

  test('the pay button is neither disabled nor inert, so that whoever presses it learns why', () => {
    const pay = find('#checkout-payment-continue');
    expect(pay.hasAttribute('inert') || pay.hasAttribute('disabled')).toBe(false);
  });

  test('wallets that the page draws later are made inert too', () => {
    const wallet = add('body', 'div', { class: 'checkout-button-container' });
    expect(wallet.hasAttribute('inert')).toBe(false);
    controls.refresh();
    expect(wallet.hasAttribute('inert')).toBe(true);
  });

  test('a press on an inert wallet, which arrives around it, leads to the panel', () => {
    find('#checkout-payment-continue').remove();
    add('.form-actions', 'div', { id: 'checkout-payment-continue' });
    controls.refresh();
    find('.form-actions').click();
    expect(onPress).toHaveBeenCalledOnce();
  });
});

test('while open, nothing is stopped and nothing is inert', () => {
  const wallet = add('body', 'div', { class: 'checkoutRemote' });
  const removed = vi.spyOn(window, 'removeEventListener');
  controls.shut('all');
  expect(wallet.hasAttribute('inert')).toBe(true);
  controls.shut(null);
  expect(removed).toHaveBeenCalledTimes(3);
  expect(wallet.hasAttribute('inert')).toBe(false);
  find('#checkout-payment-continue').click();
  wallet.click();
  expect(heard).toHaveBeenCalled();
  expect(onPress).not.toHaveBeenCalled();
});

test('before it was ever shut, the page is left as it is', () => {
  const added = vi.spyOn(window, 'addEventListener');
  const wallet = add('body', 'div', { class: 'checkoutRemote' });
  controls.shut(null);
  expect(added).not.toHaveBeenCalled();
  expect(wallet.hasAttribute('inert')).toBe(false);
});

describe('while only wallets are shut', () => {
  beforeEach(() => controls.shut('wallets'));

  test('the pay button and the form work, because an order asks by itself', () => {
    find('#checkout-payment-continue').click();
    expect(onPress).not.toHaveBeenCalled();
    expect(heard).toHaveBeenCalled();
  });

  test('a wallet is stopped before it opens its sheet', () => {
    const wallet = add('body', 'div', { class: 'checkoutRemote' });
    const button = document.createElement('button');
    wallet.append(button);
    button.click();
    expect(onPress).toHaveBeenCalledExactlyOnceWith(button);
    expect(heard).not.toHaveBeenCalled();
  });
});

test('a page with a pay button of its own has that one watched', () => {
  const own = createPayControls('#buy', onPress);
  const button = add('body', 'button', { id: 'buy' });
  own.shut('all');
  button.click();
  expect(onPress).toHaveBeenCalledExactlyOnceWith(button);
  own.shut(null);
});
