import type { CheckFeed } from '../store/check-feed.ts';

/** Notes the changes of one check from the moment it is made, so that none falls between a look and the wait for the next. */
export interface CheckChanges extends Disposable {
  /** Ends at the first change since the last call, at once if there was one, and otherwise after `mostMs` or when a signal is aborted. */
  next(mostMs: number): Promise<void>;
}

export function changesOf(feed: CheckFeed, checkId: string, signals: readonly AbortSignal[]): CheckChanges {
  const hasEnded = () => signals.some(({ aborted }) => aborted);
  let isChanged = false;
  let wake = () => {};
  const unsubscribe = feed.subscribe(checkId, () => {
    isChanged = true;
    wake();
  });
  const onEnd = () => wake();
  for (const signal of signals) signal.addEventListener('abort', onEnd);
  return {
    async next(mostMs) {
      if (!isChanged && !hasEnded()) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, mostMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isChanged = false;
    },
    [Symbol.dispose]() {
      for (const signal of signals) signal.removeEventListener('abort', onEnd);
      unsubscribe();
      wake();
    },
  };
}
