import type { Language } from './widget-texts.ts';

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

/** Every language that shoppers are spoken to in. */
export const languages = Object.keys(spoken) as readonly Language[];
