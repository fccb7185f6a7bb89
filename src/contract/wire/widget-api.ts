import type { CheckView } from './check-view.ts';
import type { Language, TextChanges } from './widget-texts.ts';

/** How a page that has a check shows the widget for it. The page keeps the check up to date; the widget sends what the shopper gives. */
export interface WidgetOptions {
  /** Where the receiver answers, without a trailing slash. */
  readonly apiBase: string;
  readonly check: CheckView;
  /** Opens the check's own endpoints, as `Authorization: Bearer`. */
  readonly checkToken: string;
  /** Asks the page for a fresh token after `unauthorized`. Null when there is none to be had. */
  renewToken(): Promise<string | null>;
  /** Called with every newer view of the check that the widget learns of. */
  onCheck(check: CheckView): void;
  /** Whether the shopper may order while a person looks at the check. No unless told. */
  readonly mayOrder?: boolean;
  /** The page's own words in place of the widget's, by language, for as few or as many of the texts as it wants. */
  readonly texts?: { readonly [lang in Language]?: TextChanges };
}

export interface Widget {
  /** Shows a newer view of the check, from wherever the page learned of it. An older one than shown is ignored. */
  show(check: CheckView, mayOrder?: boolean): void;
  unmount(): void;
}

/** `window.idgate`, once the widget's script has run. */
export interface WidgetApi {
  /** Draws the widget as the only content of a shadow root or an element of the page's. */
  mount(target: ShadowRoot | HTMLElement, options: WidgetOptions): Widget;
}
