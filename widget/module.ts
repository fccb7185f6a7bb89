import { defineIdVerify } from './id-verify.tsx';
import { mount as mountWith } from './mount.tsx';
import { type BuiltParts, createParts } from './parts.ts';
import type { mount as Mount } from './public.ts';
import { createTools } from './tools.ts';

/** Set by the build. */
declare const WIDGET_PARTS: BuiltParts;

// Scripts may read the nonce of the page's own, and a module is not told its own.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
const parts = createParts(WIDGET_PARTS, new URL('.', import.meta.url).href, nonce);

export const mount: typeof Mount = (target, options) => mountWith(target, options, createTools(options, parts));

defineIdVerify(parts);
