import type { WidgetOptions } from '../src/contract/wire/widget-api.ts';
import { chooseLanguage, languagesAround } from './language.ts';
import { texts as english } from './texts/en.ts';
import type { Tools } from './tools.ts';
import { type Words, wordsOf } from './words.ts';

/** After this long without the shopper's language, English has to do until it comes. */
const patienceMs = 1_500;

/**
 * Hands out the words for the language around an element, or one that the browser is set to. English is there at once; before
 * another one, `say` is called without words. It may be called again with better ones.
 */
export function speak(
  element: Element,
  changes: WidgetOptions['texts'],
  loadTexts: Tools['loadTexts'],
  say: (words: Words | null) => void,
): void {
  const sayEnglish = () => say(wordsOf('en', english, changes?.en));
  const lang = chooseLanguage(languagesAround(element));
  if (lang === 'en') {
    sayEnglish();
    return;
  }
  say(null);
  const timer = setTimeout(sayEnglish, patienceMs);
  loadTexts(lang).then((texts) => {
    clearTimeout(timer);
    if (texts) say(wordsOf(lang, texts, changes?.[lang]));
    else sayEnglish();
  });
}
