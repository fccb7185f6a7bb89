import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WidgetLook } from '../../src/contract/wire/widget-look.ts';
import type { Language } from '../../src/contract/wire/widget-texts.ts';
import { wearLook } from '../../src/follow/wear-look.ts';
import { bothChanges } from '../../widget/both-changes.ts';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
});
afterEach(() => document.documentElement.removeAttribute('lang'));

const look = (languages: readonly Language[]): WidgetLook => ({
  colours: { accent: '#1a5fb4', text: null, surface: null, border: null },
  radiusPx: null,
  languages,
  texts: {},
});

describe('a store’s look', () => {
  test('sets the colours that were chosen, and none of the others', () => {
    wearLook(host, look([]));
    expect(host.style.getPropertyValue('--idgate-accent')).toBe('#1a5fb4');
    expect(host.style.getPropertyValue('--idgate-surface')).toBe('');
  });

  test.each([
    ['de-AT', ['en', 'de'], 'de'],
    ['zh-CN', ['en', 'zh-Hans'], 'zh-Hans'],
    ['sv', ['fr', 'de'], 'fr'],
    ['', ['fr', 'de'], 'fr'],
    ['sv', [], ''],
  ] as const)('on a page in “%s” with %j allowed has the widget speak “%s”', (page, allowed, spoken) => {
    document.documentElement.lang = page;
    wearLook(host, look(allowed));
    expect(host.lang).toBe(spoken);
  });
});

test('of two changes of words, the stronger is heard where both say something', () => {
  const shop = { en: { why: { title: 'Show us your ID', start: 'Go' } }, de: { why: { title: 'Ausweis, bitte' } } };
  const page = { en: { why: { title: 'For your order' } } };
  expect(bothChanges(shop, page)).toEqual({
    en: { why: { title: 'For your order', start: 'Go' } },
    de: { why: { title: 'Ausweis, bitte' } },
  });
});
