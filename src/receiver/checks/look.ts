import { languages } from '../../contract/schema/admin/settings.ts';
import { changesAt } from '../../contract/wire/text-places.ts';
import type { WidgetLook } from '../../contract/wire/widget-look.ts';
import type { StoreSettings } from './settings.ts';

/** How the widget looks and speaks in a store. Its words for consent stand in every language that has none of its own. */
export function lookOf({ widget, consent }: Pick<StoreSettings, 'widget' | 'consent'>): WidgetLook {
  const agreed = consent.isAsked && consent.text !== null ? { 'why.consent': consent.text } : {};
  const texts = languages
    .map((lang) => [lang, { ...agreed, ...widget.texts[lang] }] as const)
    .filter(([, places]) => Object.keys(places).length > 0)
    .map(([lang, places]) => [lang, changesAt(places)]);
  return { ...widget, texts: Object.fromEntries(texts) };
}
