import { useCallback, useRef, useState } from 'react';
import { useAdmin } from './admin.tsx';
import type { Answer } from './answer.ts';

/** Something that a button starts. */
export interface Task {
  readonly isRunning: boolean;
  /**
   * Does it, unless it runs already. What went wrong is said in a toast, and undefined is answered; with `expected`, failures of these codes
   * are left to the caller, who finds them in the answer.
   */
  readonly run: <T>(work: () => Promise<Answer<T>>, ...expected: readonly string[]) => Promise<Answer<T> | undefined>;
}

export function useTask(): Task {
  const { toasts } = useAdmin();
  const [isRunning, setRunning] = useState(false);
  const running = useRef(false);
  const run = useCallback<Task['run']>(
    async (work, ...expected) => {
      if (running.current) return undefined;
      running.current = true;
      setRunning(true);
      try {
        const answer = await work();
        if (answer.ok || expected.includes(answer.failure.code)) return answer;
        toasts.failed(answer.failure);
        return undefined;
      } finally {
        running.current = false;
        setRunning(false);
      }
    },
    [toasts],
  );
  return { isRunning, run };
}
