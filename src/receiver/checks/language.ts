import { languages } from '../../contract/wire/languages.ts';
import type { Language } from '../../contract/wire/widget-texts.ts';

/** The language of ours that a BCP 47 tag asks for, such as `pt` for `pt-BR`; undefined for one that we don't speak, and for no tag at all. */
export function languageOf(tag: string): Language | undefined {
  try {
    // The script tells apart the Chinese that we write from the one that we don't.
    const { language, script } = new Intl.Locale(tag).maximize();
    return languages.find((one) => one === language || one === `${language}-${script}`);
  } catch {
    return undefined;
  }
}
