const sheets = new Map<string, CSSStyleSheet>();

/** Adds a style to a shadow root, once. A constructed sheet passes any content security policy, where a `<style>` needs the page's nonce. */
export function adoptStyle(root: Node | undefined, css: string): void {
  if (!(root instanceof ShadowRoot) || !('adoptedStyleSheets' in root)) return;
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
