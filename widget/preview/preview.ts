import { languages } from '../../src/contract/wire/languages.ts';
import type { WidgetPreview } from '../../src/contract/wire/widget-preview.ts';
import { wearLook } from '../../src/follow/wear-look.ts';
import { elsewhereTexts } from '../elsewhere/texts.ts';
import { exhibits } from '../gallery/states.ts';
import { toolsFor } from '../gallery/tools.ts';
import { mount } from '../mount.tsx';
import { texts as english } from '../texts/en.ts';
import type { Tools } from '../tools.ts';

/** Shows the widget in `place`, in any of its states, with nobody behind it. */
export function createPreview(place: HTMLElement, loadTexts: Tools['loadTexts']): WidgetPreview {
  const page = document.documentElement;
  return {
    languages,
    states: Object.keys(exhibits),
    async textsIn(lang) {
      const texts = lang === 'en' ? english : await loadTexts(lang);
      return texts && { ...texts, elsewhere: elsewhereTexts[lang] };
    },
    async show({ look, lang, theme, state }) {
      const exhibit = exhibits[state];
      if (!exhibit) throw new RangeError(`No such state: ${state}`);
      page.lang = lang;
      page.style.colorScheme = theme;
      // The language is the onlooker's to choose.
      wearLook(place, { ...look, languages: [] });
      const { check } = exhibit.at;
      const options = {
        apiBase: '',
        checkToken: '',
        check,
        renewToken: async () => null,
        onCheck() {},
        texts: look.texts,
      };
      mount(place, options, toolsFor(exhibit, loadTexts), exhibit.at);
      // The words of another language are on their way.
      if (lang !== 'en') await loadTexts(lang);
    },
  };
}
