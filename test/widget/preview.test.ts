import { act } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WidgetLook } from '../../src/contract/wire/widget-look.ts';
import type { PreviewedWidget } from '../../src/contract/wire/widget-preview.ts';
import { createPreview } from '../../widget/preview/preview.ts';
import { texts as german } from '../../widget/texts/de.ts';
import { lendObjectUrls } from './fixture.ts';

const plain: WidgetLook = {
  colours: { accent: null, text: null, surface: null, border: null },
  radiusPx: null,
  languages: [],
  texts: {},
};
const shown = (changes: Partial<PreviewedWidget> = {}): PreviewedWidget => ({
  look: plain,
  lang: 'en',
  theme: 'light',
  state: 'why',
  ...changes,
});

let place: HTMLElement;
const preview = () => createPreview(place, async (lang) => (lang === 'de' ? german : undefined));
const title = () => place.shadowRoot?.querySelector('h2')?.textContent;

beforeEach(() => {
  lendObjectUrls();
  place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
});

describe('the preview', () => {
  test('shows the state that is asked for, in place of the one before', async () => {
    const { show } = preview();
    await act(() => show(shown()));
    const before = title();
    await act(() => show(shown({ state: 'outcome-verified' })));
    expect(before).toBeTruthy();
    expect(title()).not.toBe(before);
    expect(place.shadowRoot?.querySelectorAll('h2')).toHaveLength(1);
  });

  test('puts the store’s own words in place of the widget’s, in the language they are for', async () => {
    const look: WidgetLook = { ...plain, texts: { de: { why: { title: 'Zeig uns deinen Ausweis' } } } };
    const { show } = preview();
    await act(() => show(shown({ look, lang: 'de' })));
    expect(title()).toBe('Zeig uns deinen Ausweis');
    await act(() => show(shown({ look })));
    expect(title()).not.toBe('Zeig uns deinen Ausweis');
  });

  test('wears the store’s colours, and takes off what is left to the widget again', async () => {
    const { show } = preview();
    const colours = { ...plain.colours, accent: '#1a5fb4' };
    await act(() => show(shown({ look: { ...plain, colours, radiusPx: 12 }, theme: 'dark' })));
    expect(place.style.getPropertyValue('--idgate-accent')).toBe('#1a5fb4');
    expect(place.style.getPropertyValue('--idgate-radius')).toBe('12px');
    expect(document.documentElement.style.colorScheme).toBe('dark');
    await act(() => show(shown()));
    expect(place.style.getPropertyValue('--idgate-accent')).toBe('');
    expect(place.style.getPropertyValue('--idgate-radius')).toBe('');
    expect(document.documentElement.style.colorScheme).toBe('light');
  });

  test('tells the widget’s own words, with those around a provider’s page', async () => {
    const { textsIn } = preview();
    expect((await textsIn('de'))?.why.title).toBe(german.why.title);
    expect((await textsIn('de'))?.elsewhere.why.start).toBeTruthy();
    expect(await textsIn('sv')).toBeUndefined();
  });

  test('refuses a state that there is not', async () => {
    await expect(preview().show(shown({ state: 'lunch' }))).rejects.toThrow('lunch');
  });
});
