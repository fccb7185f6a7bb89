import type { ShopError } from '../checks/ports.ts';
import type { ProviderError } from '../checks/provider.ts';

/** A job that could not be done now. The queue tries it again with growing pauses; its message holds nothing personal. */
export class JobError extends Error {
  constructor(code: ShopError | ProviderError | 'order_moved' | 'check_moved' | 'session_moved') {
    super(code);
    this.name = 'JobError';
  }
}
