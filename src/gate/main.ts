import { arm } from './arm.ts';
import { createInit } from './init.ts';
import { type PageObject, pageObjectOf } from './page-object.ts';
import { readScriptTag } from './script-tag.ts';

// A script listed twice runs twice. And whatever goes wrong with us, the checkout goes on: the receiver holds what it must.
try {
  const page = pageObjectOf(window);
  // A module or an SVG script fails on what follows, and arms nothing.
  const script = document.currentScript as HTMLScriptElement;
  page.init = createInit(page, script?.nonce ?? '');
  (window as Window & { BlockIDVerify?: PageObject }).BlockIDVerify = page;
  const tag = readScriptTag(script);
  if (tag) page.gate ??= arm(tag);
} catch {}
