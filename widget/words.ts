import type { Counted, Language, TextChanges, WidgetTexts } from '../src/contract/wire/widget-texts.ts';

/** The texts in one language, and how that language is written. */
export interface Words extends WidgetTexts {
  readonly lang: Language;
  readonly dir: 'ltr' | 'rtl';
}

/** The texts as they are shown: those of the language, with the page's own instead wherever it has any. */
export function wordsOf(lang: Language, texts: WidgetTexts, changes: TextChanges = {}): Words {
  return { ...changed(texts, changes), lang, dir: lang === 'ar' ? 'rtl' : 'ltr' };
}

type Tree = { readonly [key: string]: string | Tree };

/** The texts with those changes. They come from a page's script: whatever in them fits no text is passed over. */
export function changed<T>(texts: T, changes: TextChanges<T>): T {
  const entries = Object.entries(texts as Tree).map(([key, text]): [string, string | Tree] => {
    const change: unknown = Object.hasOwn(changes, key) ? (changes as Tree)[key] : undefined;
    if (typeof text === 'string') return [key, typeof change === 'string' ? change : text];
    return [key, typeof change === 'object' && change !== null ? changed(text, change as Tree) : text];
  });
  return Object.fromEntries(entries) as T;
}

/** The text with its braces filled in. Numbers are written as the language writes them. */
export function fill(text: string, values: Readonly<Record<string, number | string>>, lang: Language): string {
  return text.replace(/\{(\w+)\}/g, (braces, name) => {
    const value = values[name];
    return typeof value === 'number' ? written(value, lang) : (value ?? braces);
  });
}

/** A browser's first number format takes longer than all else that the panel needs to be there, and for most numbers tells nothing. */
const written = (value: number, lang: Language) =>
  value < 1_000 && lang !== 'ar' ? String(value) : new Intl.NumberFormat(lang).format(value);

/** The form of the text that the count takes. */
export function counted(forms: Counted, count: number, lang: Language): string {
  return fill(forms[new Intl.PluralRules(lang).select(count)] ?? forms.other, { count }, lang);
}

/** A share from 0 to 1, in whole percent. */
export const percent = (share: number, lang: Language) =>
  new Intl.NumberFormat(lang, { style: 'percent' }).format(share);
