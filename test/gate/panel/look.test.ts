import { afterEach, beforeEach, expect, test } from 'vitest';
import { wearLook } from '../../../src/gate/panel/look.ts';

let host: HTMLElement;
const draw = (pageStyle: string, buttonStyle: string) => {
  document.body.style.cssText = pageStyle;
  const button = document.createElement('button');
  button.className = 'optimizedCheckout-buttonPrimary';
  button.style.cssText = buttonStyle;
  document.body.append(button, host);
  wearLook(host, '#buy');
};
const worn = (name: string) => host.style.getPropertyValue(name);

beforeEach(() => {
  host = document.createElement('div');
});
afterEach(() => {
  document.body.replaceChildren();
  document.body.style.cssText = '';
});

test('on a light page it wears the page’s colours and its button’s', () => {
  draw('background-color: rgb(255, 255, 255); color: rgb(51, 51, 51)', 'background-color: rgb(20, 60, 140)');
  expect(host.style.colorScheme).toBe('light');
  expect(worn('--idgate-surface')).toBe('rgb(255,255,255)');
  expect(worn('--idgate-text')).toBe('rgb(51,51,51)');
  expect(worn('--idgate-accent')).toBe('rgb(20,60,140)');
});

test('on a dark page it is dark, though the page does not say so', () => {
  draw('background-color: rgb(18, 18, 20); color: rgb(240, 240, 240)', 'background-color: rgb(255, 200, 0)');
  expect(host.style.colorScheme).toBe('dark');
  expect(worn('--idgate-text')).toBe('rgb(240,240,240)');
});

test('a background that is seen through is looked for further out', () => {
  draw('background-color: rgba(0, 0, 0, 0); color: rgb(0, 0, 0)', 'background-color: rgb(0, 0, 0)');
  expect(worn('--idgate-surface')).toBe('rgb(255,255,255)');
});

test('colours that can’t be read against each other are left alone', () => {
  draw('background-color: rgb(255, 255, 255); color: rgb(180, 180, 180)', 'background-color: rgb(250, 240, 200)');
  expect(worn('--idgate-text')).toBe('');
  expect(worn('--idgate-accent')).toBe('');
});

test('what the merchant has set stays', () => {
  draw('background-color: rgb(255, 255, 255); --idgate-accent: red', 'background-color: rgb(0, 0, 0)');
  expect(worn('--idgate-accent')).toBe('');
});

test('it takes after the page’s own pay button', () => {
  const buy = document.createElement('button');
  buy.id = 'buy';
  buy.style.backgroundColor = 'rgb(0, 100, 0)';
  document.body.append(buy, host);
  wearLook(host, '#buy');
  expect(worn('--idgate-accent')).toBe('rgb(0,100,0)');
});
