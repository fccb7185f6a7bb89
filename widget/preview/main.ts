import { type BuiltParts, createParts } from '../parts.ts';
import { loadTextsFrom } from '../tools.ts';
import { createPreview } from './preview.ts';

/** Set by the build. */
declare const WIDGET_PARTS: BuiltParts;

// The control panel shows this in a frame of its own, and works it from outside.
const script = document.currentScript as HTMLScriptElement;
const parts = createParts(WIDGET_PARTS, script.src.replace(/[^/]*$/, ''), script.nonce);
const place = document.createElement('div');
place.style.fontFamily = 'sans-serif';
// A panel that changes with every letter that is typed beside it is not to be tabbed into.
place.inert = true;
document.body.append(place);
window.idgatePreview = createPreview(place, loadTextsFrom(parts));
