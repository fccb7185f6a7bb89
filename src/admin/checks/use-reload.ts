import { useEffect, useRef } from 'react';

/** Reads again when this number is another one than when it was drawn first. */
export function useReloadOn(revision: number, reload: () => void): void {
  const seen = useRef(revision);
  useEffect(() => {
    if (seen.current === revision) return;
    seen.current = revision;
    reload();
  }, [revision, reload]);
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
