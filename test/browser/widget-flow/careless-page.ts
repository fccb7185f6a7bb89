import type { Locator } from 'playwright-core';

/** Style sheets of themes that think of nobody else, by what each does. */
export const carelessStyles: readonly (readonly [what: string, css: string])[] = [
  ['resets every style', 'body, body * { all: unset !important; }'],
  [
    'shouts',
    `body * {
      color: red !important;
      -webkit-text-fill-color: red !important;
      font: italic 900 8px/3 fantasy !important;
      letter-spacing: .4em !important;
      text-align: center !important;
      text-indent: 4em !important;
      text-shadow: 0 0 4px red !important;
      text-transform: uppercase !important;
      white-space: pre !important;
      word-spacing: 2em !important;
    }`,
  ],
];

/** What careless libraries and themes do to a page. Runs in the page, before all else there. */
export function bendPage(css: string): void {
  Object.assign(Object.prototype, { extended: () => 'by a library' });
  Object.assign(Array.prototype, { each: () => 'by a library', first: () => 'by a library' });
  Object.assign(String.prototype, { contains: () => true });
  Array.from = (...given: unknown[]) => given as never[];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

/** What of a widget's look the page around it has no say in. */
export function looksOf(panel: Locator) {
  return panel.locator('.panel, .panel :is(h2, p, dt, dd, li, button, label)').evaluateAll((elements) =>
    elements.map((element) => {
      const style = getComputedStyle(element);
      const { display, visibility, cursor, direction, fontStyle, fontWeight, letterSpacing, wordSpacing } = style;
      const { textAlign, textIndent, textShadow, textTransform, whiteSpace } = style;
      const sizePx = Number.parseFloat(style.fontSize);
      return {
        name: `${element.localName} ${element.textContent.slice(0, 20)}`,
        linesPerSize: (Number.parseFloat(style.lineHeight) / sizePx).toFixed(1),
        isLegible: sizePx >= 12,
        isInkItsColor: style.webkitTextFillColor === style.color,
        ...{ display, visibility, cursor, direction, fontStyle, fontWeight, letterSpacing, wordSpacing },
        ...{ textAlign, textIndent, textShadow, textTransform, whiteSpace },
      };
    }),
  );
}
