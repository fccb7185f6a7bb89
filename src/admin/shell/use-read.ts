import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useAdmin } from './admin.tsx';
import type { Search } from './admin-api.ts';
import type { Failure } from './answer.ts';

/** Something that is read from the receiver and shown. */
export interface Reading<T> {
  /** What was read last. Undefined until then, and again where something else is asked for. */
  readonly value: T | undefined;
  /** Why the last try came to nothing; what was read before it is kept. */
  readonly failure: Failure | undefined;
  readonly isReading: boolean;
  readonly reload: () => void;
  /** Shows what a change answered, without asking again. */
  readonly replace: (value: T) => void;
}

interface State<T> {
  readonly key: string;
  readonly value?: T;
  readonly failure?: Failure;
  readonly isReading: boolean;
}

/** Reads when it is first drawn and whenever path or search change. With `path` null nothing is read. Tries again by itself when the network is back. */
export function useRead<T>(schema: z.ZodType<T>, path: string | null, search: Search = {}): Reading<T> {
  const { api } = useAdmin();
  const key = JSON.stringify([path, search]);
  const [state, setState] = useState<State<T>>({ key, isReading: path !== null });
  const [round, setRound] = useState(0);
  const asked = useRef({ schema, search });
  asked.current = { schema, search };

  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    setState((was) => (was.key === key ? { ...was, isReading: true } : { key, isReading: true }));
    void api.read(asked.current.schema, path, { search: asked.current.search, signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      setState((was) => {
        if (answer.ok) return { key, value: answer.value, isReading: false };
        const { value } = was.key === key ? was : {};
        return { key, failure: answer.failure, isReading: false, ...(value !== undefined && { value }) };
      });
    });
    return () => stop.abort();
  }, [api, key, round]);

  const reload = useCallback(() => setRound((was) => was + 1), []);
  const isOffline = state.failure?.code === 'offline';
  useLayoutEffect(() => {
    if (!isOffline) return;
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [isOffline, reload]);

  const isCurrent = state.key === key;
  return {
    value: isCurrent ? state.value : undefined,
    failure: isCurrent ? state.failure : undefined,
    isReading: isCurrent ? state.isReading : path !== null,
    reload,
    replace: useCallback((value: T) => setState({ key, value, isReading: false }), [key]),
  };
}
