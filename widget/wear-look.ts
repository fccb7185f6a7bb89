import { type WidgetLook, widgetColours } from '../src/contract/wire/widget-look.ts';

/** Gives the widget inside `host` a store's colours. What the store left to the widget is left to the page. */
export function wearLook({ style }: HTMLElement, { colours, radiusPx }: WidgetLook): void {
  const set = (name: string, value: string | null) =>
    value === null ? style.removeProperty(`--idgate-${name}`) : style.setProperty(`--idgate-${name}`, value);
  for (const name of widgetColours) set(name, colours[name]);
  set('radius', radiusPx === null ? null : `${radiusPx}px`);
}
