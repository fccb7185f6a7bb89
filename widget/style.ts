/**
 * How the widget looks. A page may set, on the element around it or any of that element's parents:
 * `--idgate-accent` (main button, progress), `--idgate-text`, `--idgate-surface`, `--idgate-border` (colours),
 * `--idgate-radius` (length) and `--idgate-font` (family). The text on the accent is black or white, whichever reads better
 * (white in browsers without relative colours). Dark colours are used where the page itself declares a dark `color-scheme`.
 * Further reach: `::part(panel | steps | title | lead | facts | drawing | thumbnail | viewfinder | hint | progress | button | main-button | link | link-field | consent | code | error | mark | check-number | frame)`.
 */
export const css = `
.panel {
  --text: var(--idgate-text, #333);
  --surface: var(--idgate-surface, #fff);
  --line: var(--idgate-border, #d9d9d9);
  --border: var(--idgate-border, #767676);
  --accent: var(--idgate-accent, #333);
  --on-accent: #fff;
  --good: #1b6e3c;
  --bad: #b3261e;
  --radius: var(--idgate-radius, 4px);
  container-type: inline-size;
  box-sizing: border-box;
  padding: 1.25em;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
  color: var(--text);
  font-family: var(--idgate-font, inherit);
  font-size: max(1em, 14px);
  font-style: normal;
  font-weight: 400;
  line-height: 1.5;
  letter-spacing: normal;
  overflow-wrap: anywhere;
  text-align: start;
  text-indent: 0;
  text-shadow: none;
  text-transform: none;
  -webkit-text-fill-color: currentcolor;
  white-space: normal;
  word-spacing: normal;
}
@supports (color: light-dark(#000, #fff)) {
  .panel {
    --text: var(--idgate-text, light-dark(#333, #eee));
    --surface: var(--idgate-surface, light-dark(#fff, #1e1e1e));
    --line: var(--idgate-border, light-dark(#d9d9d9, #4a4a4a));
    --border: var(--idgate-border, light-dark(#767676, #8a8a8a));
    --accent: var(--idgate-accent, light-dark(#333, #eee));
    --good: light-dark(#1b6e3c, #7fd6a0);
    --bad: light-dark(#b3261e, #ffb4ab);
  }
}
@supports (color: oklch(from red l c h)) {
  .panel { --on-accent: oklch(from var(--accent) clamp(0, (.57 - l) * 1000, 1) 0 0); }
}
.panel *, .panel *::before { box-sizing: border-box; }
h2, p, dl, dd, ul { margin: 0; padding: 0; }
.top { display: flex; align-items: center; gap: .6em; }
h2 { font: inherit; font-size: 1.25em; font-weight: 600; line-height: 1.3; }
.panel > * + * { margin-top: 1em; }
.panel > #lead { margin-top: .35em; }
dl { display: grid; gap: .1em; }
dt { font-weight: 600; }
dd + dt { margin-top: .6em; }
ul { padding-inline-start: 1.2em; }
li + li { margin-top: .25em; }
label { cursor: pointer; }
.consent { display: flex; gap: .75em; align-items: start; }
.consent input { flex: 0 0 auto; width: 24px; height: 24px; margin: 0; accent-color: var(--accent); }
.error { display: flex; gap: .5em; align-items: start; color: var(--bad); font-weight: 600; }
.quiet { min-height: 24px; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: start; text-decoration: underline; cursor: pointer; }
code { font-family: ui-monospace, monospace; user-select: all; }
.number, .steps { font-size: .9em; }
.panel > .steps + .top { margin-top: .25em; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .75em 1em; }

.button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 44px;
  margin: 0;
  padding: .5em 1.25em;
  border: 1px solid var(--border);
  border-radius: var(--radius);
  background: transparent;
  color: var(--text);
  font: inherit;
  font-weight: 600;
  text-align: center;
  cursor: pointer;
}
.main { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
@media (hover: hover) { .button:hover, .file:hover .button { text-decoration: underline; } }
:focus-visible, input:focus-visible + .button { outline: 3px solid var(--text); outline-offset: 2px; }
.file { position: relative; display: inline-flex; flex-wrap: wrap; align-items: center; gap: .75em 1em; }
.file input {
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  margin: 0;
  font-size: 0;
  opacity: 0;
  cursor: pointer;
}
.drop { display: none; }
@media (hover: hover) and (pointer: fine) {
  .camera { display: none; }
  .choose { flex: 1; padding: 1.25em; border: 2px dashed var(--border); border-radius: var(--radius); }
  .first ~ .choose { flex-basis: 100%; }
  .choose.over { border-color: var(--text); border-style: solid; }
  .choose:not(.live + .choose, .first ~ .choose) .button { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
  .drop { display: inline; }
}

.guide { display: flex; align-items: center; gap: 1.25em; }
.drawing { flex: 0 0 auto; width: 10.75em; height: 6.75em; fill: none; stroke: currentColor; }
.ink { fill: currentColor; stroke: none; opacity: .55; }
.bars { stroke-width: 6; stroke-dasharray: 2 3 4 2 1 4 3 2 6 3 1 2; }
.frame { stroke-width: 3; }
.lines { opacity: .6; stroke-width: 3; }
.thumbnail {
  display: block;
  width: 100%;
  height: 16em;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  object-fit: contain;
}

.button:disabled { opacity: .6; cursor: default; }
.button[aria-disabled="true"] { opacity: .6; }

progress {
  display: block;
  width: 100%;
  height: .75em;
  appearance: none;
  border: 1px solid var(--border);
  border-radius: 1em;
  overflow: hidden;
  background: transparent;
  color: var(--accent);
}
progress::-webkit-progress-bar { background: transparent; }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
progress:indeterminate { background: var(--accent); opacity: .6; }
progress:indeterminate::-moz-progress-bar { background: transparent; }
.going { display: flex; min-height: 1.5em; align-items: center; gap: 1em; }
.gone { visibility: hidden; }
.percent { min-width: 5ch; text-align: end; font-variant-numeric: tabular-nums; }

.mark { flex: 0 0 auto; width: 1.75em; height: 1.75em; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@container (width < 26em) {
  .row .button, .row .file { flex: 1 0 100%; }
  .guide { flex-direction: column; align-items: start; gap: 1em; }
}
@media (prefers-reduced-motion: no-preference) {
  progress:indeterminate { animation: wait 2s ease-in-out infinite alternate; }
  @keyframes wait { from { opacity: .35; } to { opacity: .8; } }
}
@media (forced-colors: active) {
  progress { --accent: Highlight; forced-color-adjust: none; }
  .ink { fill: CanvasText; }
}
`;
