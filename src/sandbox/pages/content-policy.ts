import type { Script } from '../state.ts';
import type { Store } from '../store.ts';

/**
 * What a cautious merchant's pages allow: scripts with the page's nonce and what these load, no style in the markup, and connections and
 * frames to nowhere but the shop itself and where its scripts come from.
 */
export function contentPolicy({ state, publicUrl }: Store, nonce: string, frames: readonly string[]): string {
  const origins = [...new Set(state.scripts.filter(({ enabled }) => enabled).flatMap(originsIn))];
  const own = ["'self'", ...origins].join(' ');
  return [
    `default-src 'self'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self'`,
    `img-src 'self' ${new URL(publicUrl).origin} data: blob:`,
    `connect-src ${own}`,
    `frame-src ${[own, ...frames].join(' ')}`,
    `worker-src ${own} blob:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'self'`,
  ].join('; ');
}

/** Where a script comes from, or what a script of the merchant's own words names. */
const originsIn = ({ src = '', html = '' }: Script): string[] => `${src} ${html}`.match(/https?:\/\/[\w.:-]+/g) ?? [];
