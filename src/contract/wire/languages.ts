import type { Language } from './widget-texts.ts';

/** Every language that shoppers are spoken to in. */
export const languages: readonly Language[] = [
  'en',
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'ja',
  'zh-Hans',
  'ar',
];
