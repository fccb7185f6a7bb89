type Rgb = readonly [red: number, green: number, blue: number];

/** What text has to have against what is behind it, and what a button's edge has to have (WCAG 2.2, 1.4.3 and 1.4.11). */
const textContrast = 4.5;
const edgeContrast = 3;

/**
 * Dresses the panel in what the page around it wears: text, background, the colour of the main button and its corners. Only colours that
 * can be read against each other are taken, and nothing that the merchant has set.
 */
export function wearLook(host: HTMLElement, payButton: string): void {
  const around = host.parentElement;
  if (!around) return;
  const surface = backgroundOf(around);
  host.style.colorScheme = luminanceOf(surface) < 0.18 ? 'dark' : 'light';
  const set = (name: string, value: string) => {
    if (getComputedStyle(around).getPropertyValue(name) === '') host.style.setProperty(name, value);
  };
  set('--idgate-surface', `rgb(${surface})`);
  const text = rgbOf(getComputedStyle(around).color);
  if (text && contrastOf(text, surface) >= textContrast) set('--idgate-text', `rgb(${text})`);
  const button = document.querySelector(`${payButton}:enabled,.optimizedCheckout-buttonPrimary,.button--primary`);
  if (!button) return;
  const { backgroundColor, borderTopLeftRadius } = getComputedStyle(button);
  const accent = rgbOf(backgroundColor);
  if (accent && contrastOf(accent, surface) >= edgeContrast) set('--idgate-accent', `rgb(${accent})`);
  set('--idgate-radius', borderTopLeftRadius);
}

/** What is seen behind the element: the nearest background that is not see-through. */
function backgroundOf(element: Element): Rgb {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const colour = rgbOf(getComputedStyle(one).backgroundColor);
    if (colour) return colour;
  }
  return [255, 255, 255];
}

/** Undefined for a colour that lets anything through, or is written in a way that can't be told. */
function rgbOf(colour: string): Rgb | undefined {
  const [, red, green, blue, alpha = '1'] = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(colour) ?? [];
  return red && alpha === '1' ? [Number(red), Number(green), Number(blue)] : undefined;
}

/** Relative luminance after WCAG 2.2. */
function luminanceOf(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}
