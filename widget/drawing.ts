import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Fragment, jsx, jsxs } from 'preact/jsx-runtime';
import type { Parts } from './parts.ts';

/** What parts that draw share with the widget, by the module they import it from: hooks only work in the copy of preact that draws. */
const shared: Readonly<Record<string, object>> = {
  'preact/hooks': { useLayoutEffect, useMemo, useRef, useState },
  'preact/jsx-runtime': { Fragment, jsx, jsxs },
};

/** What a part that draws brings. The build made it a function of the modules that it shares. */
export async function loadDrawing<Brought>(parts: Parts, name: string): Promise<Brought | undefined> {
  const make = (await parts.load(name)) as ((require: (module: string) => object | undefined) => Brought) | undefined;
  return make?.((module) => shared[module]);
}
