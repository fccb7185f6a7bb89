import type { Language } from '../src/contract/wire/widget-texts.ts';

const spoken: Readonly<Record<Language, true>> = {
  en: true,
  es: true,
  fr: true,
  de: true,
  it: true,
  pt: true,
  nl: true,
  pl: true,
  sv: true,
  ja: true,
  'zh-Hans': true,
  ar: true,
};

/** Every language there is. */
export const languages = Object.keys(spoken) as readonly Language[];

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
  const [primary = ''] = tag.toLowerCase().split(/[-_]/, 1);
  if (Object.hasOwn(spoken, primary)) return primary as Language;
  try {
    // The script tells apart the Chinese that we write from the one that we don't.
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return languages.find((lang) => lang === language || lang === `${language}-${script}`);
  } catch {
    return undefined;
  }
}

/** What the page is written in around this element, then what the browser is set to. */
export function languagesAround(element: Element): string[] {
  const page = element.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang;
  return [page, ...navigator.languages].filter((tag) => tag !== '');
}
