import type { WidgetLook } from './widget-look.ts';
import type { AllTexts, Language } from './widget-texts.ts';

/** What is shown of the widget. */
export interface PreviewedWidget {
  readonly look: WidgetLook;
  readonly lang: Language;
  readonly theme: 'light' | 'dark';
  /** One of `states`. */
  readonly state: string;
}

/** `window.idgatePreview` of a page that shows the real widget with nobody behind it, for whoever looks at it from outside. */
export interface WidgetPreview {
  readonly languages: readonly Language[];
  readonly states: readonly string[];
  /** The widget's own words. Undefined when they can't be had. */
  textsIn(lang: Language): Promise<AllTexts | undefined>;
  /** Shows it instead of what was shown before. Resolves once that is so. Rejects for a state that there is not. */
  show(shown: PreviewedWidget): Promise<void>;
}

declare global {
  interface Window {
    idgatePreview?: WidgetPreview;
  }
}
