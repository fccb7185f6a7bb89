import type { IdgateEventDetail } from './public.ts';

/** Tells whoever listens on the page, such as its analytics. */
export const tell = (name: 'required' | 'clear' | 'error', detail: IdgateEventDetail): boolean =>
  document.dispatchEvent(new CustomEvent(`idgate:${name}`, { bubbles: true, detail }));

export const tellError = (error: 'unreachable' | 'failed'): boolean =>
  tell('error', { checkId: null, status: null, error });
