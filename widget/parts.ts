import type { WidgetApi } from '../src/contract/wire/widget-api.ts';

/** A built file, by its name, with the hash that it must have. */
export interface BuiltFile {
  readonly file: string;
  readonly integrity: string;
}

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
  /** The part's file itself. Undefined when it does not come. */
  fetch(name: string): Promise<Response | undefined>;
}

/**
 * Parts that come from `folder`, which ends in a slash, and only when they are the very files that were built with this widget.
 * Scripts are given the nonce that the page's content security policy asks for.
 */
export function createParts(files: Readonly<Record<string, BuiltFile>>, folder: string, nonce: string): Parts {
  const loading = new Map<string, Promise<unknown>>();
  const load = async (name: string) => {
    const built = files[name];
    const brought = () => idgateOf(window).parts?.[name];
    if (brought() || !built) return brought();
    const script = document.createElement('script');
    await new Promise((settle) => {
      Object.assign(script, {
        src: folder + built.file,
        integrity: built.integrity,
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
    async fetch(name) {
      const built = files[name];
      if (!built) return undefined;
      try {
        const response = await fetch(folder + built.file, { integrity: built.integrity, credentials: 'omit' });
        return response.ok ? response : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
