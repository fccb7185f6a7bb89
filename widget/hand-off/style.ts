/** How the way over to the phone looks, besides all that the widget's own style says. */
export const css = `
.code { display: block; width: min(100%, 15em); border-radius: var(--radius); background: #fff; fill: #000; forced-color-adjust: none; }
.link { display: block; width: 100%; min-height: 44px; margin: .35em 0; padding: .25em .5em; border: 1px solid var(--border); border-radius: var(--radius); background: transparent; color: inherit; font: inherit; font-size: max(.9em, 14px); }
`;
