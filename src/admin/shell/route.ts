import { useSyncExternalStore } from 'react';

/** What is shown, as the part of the address behind `#` says. Ids of BigCommerce and ours may stand in it, and nothing that says who somebody is. */
export interface Route {
  /** `checks` of `#/checks/123?status=failed`; empty at the beginning. */
  readonly screen: string;
  /** `['123']`. */
  readonly parts: readonly string[];
  /** `{ status: 'failed' }`. */
  readonly search: Readonly<Record<string, string>>;
}

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [screen = '', ...parts] = path.split('/').filter((part) => part !== '');
  return { screen, parts, search: Object.fromEntries(new URLSearchParams(query)) };
}

/** An address for links: `#/checks?status=failed`. What is undefined or empty is left out. */
export function hrefOf(path: string, search: Readonly<Record<string, string | number | undefined>> = {}): string {
  const given = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(given).toString();
  return `#${path}${query && `?${query}`}`;
}

/** Shows something else. The way back is the browser's own. */
export function go(path: string, search?: Readonly<Record<string, string | number | undefined>>): void {
  location.hash = hrefOf(path, search);
}

/** Notes in the address what is shown, so that the way back leads here; nothing is shown anew. */
export function note(path: string, search?: Readonly<Record<string, string | number | undefined>>): void {
  history.replaceState(null, '', hrefOf(path, search));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

const watch = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

export const useRoute = (): Route => routeOf(useSyncExternalStore(watch, () => location.hash));

/** Where the app begins, for the path that BigCommerce opened it with: its order and customer pages have panels of ours. */
export function firstRoute(path: string, isNew: boolean): string {
  const [, kind, id] = /^\/(order|customer)s?\/(\d+)(?:\/|$)/.exec(path) ?? [];
  if (kind && id) return `/${kind}/${id}`;
  return isNew ? '/setup' : '/overview';
}
