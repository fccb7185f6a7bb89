import { languages } from '../../wire/languages.ts';
import { changesAt } from '../../wire/text-places.ts';
import type { WidgetLook } from '../../wire/widget-look.ts';
import type { Language } from '../../wire/widget-texts.ts';

/** The settings that say how the widget looks and speaks. */
interface LookSettings {
  readonly consent: { readonly isAsked: boolean; readonly text: string | null };
  readonly widget: Omit<WidgetLook, 'texts'> & {
    readonly texts: { readonly [lang in Language]?: Readonly<Record<string, string>> | undefined };
  };
}

/** How the widget looks and speaks with these settings. The words for consent stand in every language that has none of its own. */
export function lookOf({ widget, consent }: LookSettings): WidgetLook {
  const agreed = consent.isAsked && consent.text !== null ? { 'why.consent': consent.text } : {};
  const texts = languages
    .map((lang) => [lang, { ...agreed, ...widget.texts[lang] }] as const)
    .filter(([, places]) => Object.keys(places).length > 0)
    .map(([lang, places]) => [lang, changesAt(places)]);
  return { ...widget, texts: Object.fromEntries(texts) };
}
