import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chooseLanguage, languagesAround } from '../../widget/language.ts';
import { texts as arabic } from '../../widget/texts/ar.ts';
import { texts as german } from '../../widget/texts/de.ts';
import { texts as english } from '../../widget/texts/en.ts';
import { begun, draw, useReceiver, verified, viewOf } from './fixture.ts';

useReceiver();

const page = document.documentElement;
afterEach(() => {
  page.removeAttribute('lang');
  document.body.replaceChildren();
});

describe('the language', () => {
  test.each([
    [['de'], 'de'],
    [['fr-CA'], 'fr'],
    [['fr_CA'], 'fr'],
    [['PT-br'], 'pt'],
    [['zh'], 'zh-Hans'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-TW', 'ja'], 'ja'],
    [['zh_Hant', 'ja'], 'ja'],
    [['zh-hant-SG', 'ja'], 'ja'],
    [['zh-HK', 'ja'], 'ja'],
    [['zh-Hans-HK', 'ja'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['ar-EG'], 'ar'],
    [['ko', 'sv-SE', 'de'], 'sv'],
    [['not a language', 'it'], 'it'],
    [['ko'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (wanted, lang) => {
    expect(chooseLanguage(wanted)).toBe(lang);
  });

  test('is the one around the widget, then the page’s, then the browser’s', () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['sv', 'en']);
    const element = document.body.appendChild(document.createElement('div'));
    expect(languagesAround(element)).toEqual(['sv', 'en']);
    page.lang = 'fr';
    expect(languagesAround(element)).toEqual(['fr', 'sv', 'en']);
    element.lang = 'de';
    expect(languagesAround(element)).toEqual(['de', 'sv', 'en']);
  });
});

describe('a widget on a page in another language', () => {
  beforeEach(() => {
    page.lang = 'de';
  });

  test('waits for its words without showing others', async () => {
    let come: (texts: typeof german) => void = () => {};
    const loadTexts = () =>
      new Promise<typeof german>((resolve) => {
        come = resolve;
      });
    const { root, screen, untilTitle } = draw(viewOf(), {}, { loadTexts });
    expect(screen.queryByRole('heading')).toBeNull();
    expect(root.querySelector('[aria-busy="true"]')).not.toBeNull();
    come(german);
    await untilTitle(german.why.title);
    expect(root.querySelector('section')?.getAttribute('lang')).toBe('de');
    expect(root.querySelector('section')?.dir).toBe('ltr');
  });

  test('shows what the page told it while the words were on their way', async () => {
    const { widget, untilTitle } = draw(begun(), {}, { loadTexts: async () => german });
    widget.show(verified);
    await untilTitle(german.outcome.verified.title);
  });

  test('speaks English where the words can not be had', async () => {
    const { root, untilTitle } = draw(viewOf(), {}, { loadTexts: async () => undefined });
    await untilTitle(english.why.title);
    expect(root.querySelector('section')?.getAttribute('lang')).toBe('en');
  });

  test('speaks English after a while, and goes on in the language where the shopper is once that comes', async () => {
    vi.useFakeTimers();
    try {
      let come: (texts: typeof german) => void = () => {};
      const loadTexts = () =>
        new Promise<typeof german>((resolve) => {
          come = resolve;
        });
      const { press, screen } = draw(viewOf(), {}, { loadTexts });
      await vi.advanceTimersByTimeAsync(1_500);
      press(english.why.start).click();
      come(german);
      await vi.runAllTimersAsync();
      screen.getByRole('heading', { name: german.photo.title });
    } finally {
      vi.useRealTimers();
    }
  });

  test('draws nothing when the words come after it is gone', async () => {
    let come: (texts: typeof german) => void = () => {};
    const loadTexts = () =>
      new Promise<typeof german>((resolve) => {
        come = resolve;
      });
    const { root, widget } = draw(viewOf(), {}, { loadTexts });
    widget.unmount();
    come(german);
    await Promise.resolve();
    expect(root.childElementCount).toBe(0);
  });

  test('is written from right to left in Arabic', async () => {
    page.lang = 'ar';
    const { root, untilTitle } = draw(viewOf(), {}, { loadTexts: async () => arabic });
    await untilTitle(arabic.why.title);
    expect(root.querySelector('section')?.dir).toBe('rtl');
  });
});

describe('the page’s own words', () => {
  test('stand in place of the widget’s, and the others stay', () => {
    const { title, press } = draw(viewOf(), { texts: { en: { why: { title: 'Proof of age, please' } } } });
    expect(title().textContent).toBe('Proof of age, please');
    press('Start');
  });

  test('of one language don’t get into another', async () => {
    page.lang = 'de';
    const texts = { en: { why: { start: 'Go' } }, de: { why: { title: 'Zuerst der Ausweis' } } };
    const { untilTitle, press } = draw(viewOf(), { texts }, { loadTexts: async () => german });
    await untilTitle('Zuerst der Ausweis');
    press(german.why.start);
  });
});
