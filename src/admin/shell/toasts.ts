import { createAlertsManager } from '@bigcommerce/big-design';
import { texts } from '../texts/texts.ts';
import type { Failure } from './answer.ts';
import { wordsFor } from './words-for.ts';

/** Says in a corner what came of what somebody did. */
export interface Toasts {
  readonly manager: ReturnType<typeof createAlertsManager>;
  done(text: string): void;
  /** Stays until it is closed. */
  failed(failure: Failure): void;
  /** Stays until it is closed. */
  warn(text: string): void;
}

export function createToasts(): Toasts {
  const manager = createAlertsManager();
  return {
    manager,
    done: (text) => {
      manager.add({ type: 'success', messages: [{ text }], autoDismiss: true });
    },
    failed: (failure) => {
      manager.add({ type: 'error', header: texts.shell.notDone, messages: [{ text: wordsFor(failure) }] });
    },
    warn: (text) => {
      manager.add({ type: 'warning', messages: [{ text }] });
    },
  };
}
