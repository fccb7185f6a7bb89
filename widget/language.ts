import { languages } from '../src/contract/wire/languages.ts';
import type { Language } from '../src/contract/wire/widget-texts.ts';

/** The first of the wanted languages that the widget speaks; English when it speaks none of them. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lang = spokenFor(tag);
    if (lang) return lang;
  }
  return 'en';
}

function spokenFor(tag: string): Language | undefined {
  // Pages also write `fr_CA`.
  const [primary = '', ...rest] = tag.toLowerCase().split(/[-_]/);
  const lang = languages.find((one) => one === primary);
  if (lang) return lang;
  // By hand, because a browser's first look at its own tables takes longer than all else that the panel needs to be there.
  if (primary !== 'zh') return undefined;
  const isTraditional = traditional.some((part) => rest.includes(part)) && !rest.includes('hans');
  return isTraditional ? undefined : 'zh-Hans';
}

/** The script, and the regions that write it: the Chinese that we don't. */
const traditional = ['hant', 'tw', 'hk', 'mo'];

/** What the page is written in around this element, then what the browser is set to. */
export function languagesAround(element: Element): string[] {
  const page = element.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang;
  return [page, ...navigator.languages].filter((tag) => tag !== '');
}
