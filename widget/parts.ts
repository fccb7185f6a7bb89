import type { WidgetApi } from '../src/contract/wire/widget-api.ts';

/** The files that were built with the widget: the SHA-256 digest of each in base64, by the name of the part. */
export type BuiltParts = Readonly<Record<string, string>>;

/** What of a file's digest in base64 stands in its name: as much as no two files will share, even where a system ignores case. */
export const markOf = (digest: string) => digest.slice(0, 12).replace(/\W/g, '-');

/** The page's own object for all of idgate. Files of the widget that are loaded later leave there what they bring. */
export type IdgateGlobal = Partial<WidgetApi> & { parts?: Record<string, unknown> };

export function idgateOf(page: Window & { idgate?: IdgateGlobal }): IdgateGlobal {
  page.idgate ??= {};
  return page.idgate;
}

/** What the widget loads only when it is needed, by name. */
export interface Parts {
  /** What the part brings, once its script has run. Undefined when it does not come; then the next call tries again. */
  load(name: string): Promise<unknown>;
  /** Where they come from, for parts that have further ones. */
  readonly folder: string;
  readonly nonce: string;
}

/**
 * Parts that come from `folder`, which ends in a slash, and only when they are the very files that were built with this widget.
 * Scripts are given the nonce that the page's content security policy asks for.
 */
export function createParts(digests: BuiltParts, folder: string, nonce: string): Parts {
  const loading = new Map<string, Promise<unknown>>();
  const load = async (name: string) => {
    const digest = digests[name];
    const brought = () => idgateOf(window).parts?.[name];
    if (brought() || !digest) return brought();
    const script = document.createElement('script');
    await new Promise((settle) => {
      Object.assign(script, {
        src: `${folder}widget-${name}.${markOf(digest)}.js`,
        integrity: `sha256-${digest}`,
        nonce,
        crossOrigin: '',
        onload: settle,
        onerror: settle,
      });
      document.head.append(script);
    });
    script.remove();
    return brought();
  };
  return {
    load(name) {
      const running = loading.get(name) ?? load(name).finally(() => loading.delete(name));
      loading.set(name, running);
      return running;
    },
    folder,
    nonce,
  };
}
