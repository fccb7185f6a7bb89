import { integer, list, nullable, type Reader, record, text } from './shape.ts';
import type { Language, TextChanges } from './widget-texts.ts';

/** The custom properties by which a page gives the widget its colours, by their own names without the `--idgate-`. */
export const widgetColours = ['accent', 'text', 'surface', 'border'] as const;
export type WidgetColour = (typeof widgetColours)[number];

/** How a store's merchant wants the widget to look and to speak. */
export interface WidgetLook {
  /** As `#rrggbb`; null for the widget's own, which follow the page's light or dark. */
  readonly colours: Readonly<Record<WidgetColour, string | null>>;
  /** How round corners are, in CSS pixels; null for the widget's own. */
  readonly radiusPx: number | null;
  /** The languages it may speak; empty for all. A shopper of any other language reads the first of them. */
  readonly languages: readonly Language[];
  /** The store's own words in place of the widget's. */
  readonly texts: { readonly [lang in Language]?: TextChanges };
}

const colour = nullable(text(7, /^#[0-9a-f]{6}$/));

/** `GET /v1/checks/:checkId/look`. Of words that fit no text, and of languages that there are not, the widget takes no notice. */
export const readWidgetLook: Reader<WidgetLook> = record({
  colours: record({ accent: colour, text: colour, surface: colour, border: colour }),
  radiusPx: nullable(integer(0, 24)),
  languages: list(text(10) as Reader<Language>, 20),
  texts: (value) => (typeof value === 'object' && value ? (value as WidgetLook['texts']) : undefined),
});
