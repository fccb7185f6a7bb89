import { type BuiltParts, createParts } from '../parts.ts';
import { createSessions } from './session.ts';
import { startVerifyPage } from './verify-page.tsx';

/** Set by the build. */
declare const WIDGET_PARTS: BuiltParts;

// The receiver serves this script, the page around it, and all that it asks for.
const script = document.currentScript as HTMLScriptElement;
const folder = script.src.replace(/[^/]*$/, '');
const place = document.getElementById('verify') ?? document.body.appendChild(document.createElement('main'));
const header = document.createElement('header');
header.append(Object.assign(document.createElement('h1'), { textContent: document.title }));
place.before(header);
const parts = createParts(WIDGET_PARTS, folder, script.nonce);
startVerifyPage(
  place,
  folder.replace(/\/$/, ''),
  parts,
  createSessions(() => sessionStorage),
);
// Another link that is opened in this tab changes nothing but what stands behind the #, and loads nothing by itself.
addEventListener('hashchange', () => location.reload());
