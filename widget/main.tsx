import { mount } from './mount.tsx';
import { type BuiltParts, createParts, idgateOf } from './parts.ts';
import { createTools } from './tools.ts';

/** Set by the build. */
declare const WIDGET_PARTS: BuiltParts;

// The script may run twice, and others put things on this object too: add, never replace.
const script = document.currentScript as HTMLScriptElement | null;
const folder = script?.src.replace(/[^/]*$/, '') ?? '';
const parts = createParts(WIDGET_PARTS, folder, script?.nonce ?? '');
idgateOf(window).mount ??= (target, options) => mount(target, options, createTools(options, parts));
