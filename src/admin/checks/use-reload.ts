import { useCallback, useEffect, useRef } from 'react';

/** Reads again when this is another one than when it was drawn first. */
export function useReloadOn(state: string, reload: () => void): void {
  const seen = useRef(state);
  useEffect(() => {
    if (seen.current === state) return;
    seen.current = state;
    reload();
  }, [state, reload]);
}

/** Reads again when somebody comes back to the page: others decide meanwhile. */
export function useReloadOnReturn(reload: () => void): void {
  useEffect(() => {
    const returned = () => {
      if (document.visibilityState === 'visible') reload();
    };
    document.addEventListener('visibilitychange', returned);
    return () => document.removeEventListener('visibilitychange', returned);
  }, [reload]);
}

/** When orders are looked at again that a decision moves: most are moved within a second or two, some wait for the store's quota. */
const soonMs = [1_500, 5_000, 15_000];

/** Reads again a few times soon after it is called: what a decision brings about is done behind the page. */
export function useReloadSoon(reload: () => void): () => void {
  const timers = useRef<number[]>([]);
  const stop = useCallback(() => {
    for (const timer of timers.current) window.clearTimeout(timer);
    timers.current = [];
  }, []);
  useEffect(() => stop, [stop]);
  return useCallback(() => {
    stop();
    timers.current = soonMs.map((delayMs) => window.setTimeout(reload, delayMs));
  }, [reload, stop]);
}
