import type { IdgateEventDetail } from './public.ts';

/** Tells whoever listens on the page, such as its analytics. */
export const tell = (name: 'required' | 'clear' | 'error', detail: IdgateEventDetail): boolean =>
  document.dispatchEvent(new CustomEvent(`idgate:${name}`, { bubbles: true, detail }));
