import type { WidgetColour, WidgetLook } from '../../../contract/wire/widget-look.ts';
import { contrast } from './contrast.ts';

/** The widget's own colours on a light page. */
const own: Readonly<Record<WidgetColour, string>> = {
  accent: '#333333',
  text: '#333333',
  surface: '#ffffff',
  border: '#767676',
};

/** How much each has to stand out from the surface. @see WCAG 2.2, 1.4.3 and 1.4.11. */
const least = [
  ['text', 4.5],
  ['accent', 3],
  ['border', 3],
] as const;

/** The chosen colours that some shoppers could not make out, as far as they were chosen or lie on a surface that was. */
export const tooFaint = (colours: WidgetLook['colours']): WidgetColour[] =>
  least
    .filter(([name]) => colours[name] !== null || colours.surface !== null)
    .filter(([name, ratio]) => contrast(colours[name] ?? own[name], colours.surface ?? own.surface) < ratio)
    .map(([name]) => name);
