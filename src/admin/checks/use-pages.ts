import { useState } from 'react';

/** Which page of a long list is shown: a list knows the page after, and only who walked there the ones before. */
export interface Pages {
  /** Undefined for the first. */
  readonly cursor: string | undefined;
  readonly hasPrevious: boolean;
  readonly next: (cursor: string) => void;
  readonly previous: () => void;
}

/** Begins at the first page, and again whenever `key`, which stands for what is listed, is another one. */
export function usePages(key: string): Pages {
  const [walked, setWalked] = useState<{ readonly key: string; readonly cursors: readonly string[] }>({
    key,
    cursors: [],
  });
  const cursors = walked.key === key ? walked.cursors : [];
  return {
    cursor: cursors.at(-1),
    hasPrevious: cursors.length > 0,
    next: (cursor) => setWalked({ key, cursors: [...cursors, cursor] }),
    previous: () => setWalked({ key, cursors: cursors.slice(0, -1) }),
  };
}
