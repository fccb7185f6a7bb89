/** How the live camera looks, besides all that the widget's own style says. */
export const css = `
.viewfinder {
  position: relative;
  aspect-ratio: 3 / 2;
  border-radius: var(--radius);
  overflow: hidden;
  background: #000;
  color: #fff;
}
video { display: block; width: 100%; height: 100%; object-fit: cover; }
.mirrored { transform: scaleX(-1); }
.aim {
  position: absolute;
  inset: 6% 5%;
  border: 3px solid #fff;
  border-radius: 5% / 8%;
  box-shadow: 0 0 0 100vmax rgb(0 0 0 / .35);
}
.hint {
  position: absolute;
  inset-inline: 0;
  bottom: 9%;
  width: fit-content;
  max-width: 84%;
  margin-inline: auto;
  padding: .25em .75em;
  border-radius: 1em;
  background: rgb(0 0 0 / .8);
  font-weight: 600;
  text-align: center;
}
.hint:empty { visibility: hidden; }
[aria-pressed="true"] { background: var(--text); color: var(--surface); }
select.button { max-width: 100%; font-weight: 400; }
@media (forced-colors: active) {
  .aim { border-color: CanvasText; }
  [aria-pressed="true"] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
}
`;
