/** What this tab knows of the check: a code that has yet to be traded or, after that, the check and its token. */
export type Session = { readonly code: string } | OpenSession;

export interface OpenSession {
  readonly checkId: string;
  readonly checkToken: string;
  /** Whether an order waits for the check, and no cart on another screen. */
  readonly isOrdered: boolean;
}

/** Keeps it for as long as the tab lives, so that a reload goes on where the shopper was. */
export interface Sessions {
  read(): Session | null;
  keep(session: Session): void;
  forget(): void;
}

const key = 'idgate';

/** A browser that keeps nothing still shows the check, until the page is loaded anew. */
export function createSessions(open: () => Storage): Sessions {
  const attempt = <T>(action: (storage: Storage) => T): T | null => {
    try {
      return action(open());
    } catch {
      return null;
    }
  };
  return {
    read: () => attempt((storage) => sessionIn(JSON.parse(storage.getItem(key) ?? 'null'))),
    keep(session) {
      attempt((storage) => storage.setItem(key, JSON.stringify(session)));
    },
    forget() {
      attempt((storage) => storage.removeItem(key));
    },
  };
}

function sessionIn(value: Partial<Record<string, unknown>> | null): Session | null {
  const { code, checkId, checkToken, isOrdered } = value ?? {};
  if (typeof code === 'string') return { code };
  const isOpen = typeof checkId === 'string' && typeof checkToken === 'string';
  return isOpen ? { checkId, checkToken, isOrdered: isOrdered === true } : null;
}

/** Takes the code out of the page's address, so that neither the history nor whoever looks at the screen has it. Null when there is none. */
export function takeCode({ location, history }: Pick<Window, 'location' | 'history'>): string | null {
  const code = location.hash.slice(1);
  if (code === '') return null;
  history.replaceState(null, '', location.pathname + location.search);
  return code;
}
