import { useEffect, useRef } from 'react';

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
