import { type WidgetLook, widgetColours } from '../contract/wire/widget-look.ts';

/**
 * Gives the widget inside `host` a store's colours, and the language that the store chose for this page. What the store left open is left to
 * the page.
 */
export function wearLook(host: HTMLElement, { colours, radiusPx, languages }: WidgetLook): void {
  const set = (name: string, value: string | null) => host.style.setProperty(`--idgate-${name}`, value);
  for (const name of widgetColours) set(name, colours[name]);
  set('radius', radiusPx === null ? null : `${radiusPx}px`);
  const [first] = languages;
  const page = document.documentElement.lang.slice(0, 2).toLowerCase();
  // Without one of its own it speaks the page's, as it does where all are allowed.
  if (first) host.lang = languages.find((lang) => page !== '' && lang.startsWith(page)) ?? first;
}
