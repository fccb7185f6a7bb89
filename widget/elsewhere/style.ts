/** How the way to a provider's own page looks, besides all that the widget's own style says. */
export const css = `
a.button { text-decoration: none; }
.page { display: block; width: 100%; height: min(44em, 85vh); border: 1px solid var(--border); border-radius: var(--radius); background: #fff; }
`;
