/** The widget's files by language, as built with this one, for the languages that the panel speaks too. English comes with the widget. */
declare const WIDGET_LANGUAGES: { readonly [lang in string]?: { readonly file: string; readonly integrity: string } };

/**
 * Has the browser fetch the widget's words beside the widget, which would ask for them only once it is there. What does not come by
 * this is asked for by the widget.
 */
export function preloadLanguage(lang: string, folder: string, nonce: string): void {
  const built = WIDGET_LANGUAGES[lang];
  if (!built) return;
  const { file, integrity } = built;
  document.head.append(
    Object.assign(document.createElement('link'), {
      rel: 'preload',
      as: 'script',
      href: `${folder}/${file}`,
      integrity,
      nonce,
      crossOrigin: '',
    }),
  );
}
