import { texts } from '../texts/texts.ts';
import type { Failure } from './answer.ts';
import { wordsFor } from './words-for.ts';

export interface Toast {
  readonly key: number;
  readonly type: 'success' | 'warning' | 'error';
  readonly messages: readonly { readonly text: string }[];
}

/** Says in a corner what came of what somebody did. */
export interface Toasts {
  /** Goes by itself. */
  done(text: string): void;
  /** Stays until it is closed. */
  failed(failure: Failure): void;
  /** Stays until it is closed. */
  warn(text: string): void;
  close(key: number): void;
  /** Those there are, the same list until one comes or goes. */
  now(): readonly Toast[];
  watch(changed: () => void): () => void;
}

export function createToasts(): Toasts {
  let toasts: readonly Toast[] = [];
  let lastKey = 0;
  const watching = new Set<() => void>();
  const set = (changed: readonly Toast[]) => {
    toasts = changed;
    for (const tell of watching) tell();
  };
  const add = (type: Toast['type'], ...said: readonly string[]) => {
    lastKey += 1;
    set([...toasts, { key: lastKey, type, messages: said.map((text) => ({ text })) }]);
  };
  return {
    done: (text) => add('success', text),
    failed: (failure) => add('error', texts.shell.notDone, wordsFor(failure)),
    warn: (text) => add('warning', text),
    close: (key) => set(toasts.filter((toast) => toast.key !== key)),
    now: () => toasts,
    watch(changed) {
      watching.add(changed);
      return () => watching.delete(changed);
    },
  };
}
