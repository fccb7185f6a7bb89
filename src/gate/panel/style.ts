/** The panel around the widget, whatever the page has all of its elements inherit. A constructed sheet passes any content security policy, where a `<style>` would need the page's nonce. */
const css = `
:host { display: block; margin: 1em 0; scroll-margin: 5em; }
section { font-size: max(1em, 14px); font-style: normal; font-weight: 400; line-height: 1.5; letter-spacing: normal; text-align: start; text-indent: 0; text-shadow: none; text-transform: none; -webkit-text-fill-color: currentcolor; white-space: normal; word-spacing: normal; }
section:focus { outline: 3px solid var(--idgate-accent, Highlight); outline-offset: 2px; }
:host([hidden]) { display: none; }
p { margin: 0; padding: 1em; border: 1px solid; border-radius: var(--idgate-radius, 4px); }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button { min-height: 44px; margin-top: .75em; padding: .5em 1.25em; border: 1px solid; border-radius: var(--idgate-radius, 4px); background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 3px solid; outline-offset: 2px; }
`;

export function adoptStyle(root: ShadowRoot): void {
  if (!('adoptedStyleSheets' in root)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}
