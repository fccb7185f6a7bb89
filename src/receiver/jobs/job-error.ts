import type { ShopError, ShopFailure } from '../checks/ports.ts';
import type { ProviderError } from '../checks/provider.ts';
import type { ForeseenFailure } from '../store/queue.ts';

type Code = ShopError | ProviderError | 'mail_unreachable' | 'order_moved' | 'check_moved' | 'session_moved';

/** What waiting does not make better: who was asked has understood, or has answered in a way that we don't. */
const lasting: readonly Code[] = ['refused', 'unexpected', 'conflict', 'not_found', 'unsupported'];

/** A job that could not be done now. The queue tries it again with growing pauses; its message holds nothing personal. */
export class JobError extends Error implements ForeseenFailure {
  readonly code: Code;
  readonly passes: boolean;
  readonly postponedForMs: number | null;

  /** `postponedForMs` is for how long nothing can be done at all: the job is put back and has used up no try. */
  constructor(reason: Code | Omit<ShopFailure, 'ok'>, postponedForMs: number | null = null) {
    const { code, detail } = typeof reason === 'string' ? { code: reason, detail: undefined } : reason;
    super(detail === undefined ? code : `${code} (${detail})`);
    this.name = 'JobError';
    this.code = code;
    this.passes = !lasting.includes(code);
    this.postponedForMs = postponedForMs;
  }
}
