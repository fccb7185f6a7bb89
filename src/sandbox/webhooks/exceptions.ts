import type { Hook } from '../state.ts';
import { domainOf } from './domains.ts';

/** What BigCommerce tells of deliveries that fail, by its code. */
export const deliveryExceptions = {
  willRetry: { code: 90_001, message: 'The webhook was not delivered, and will be tried again.' },
  exhausted: { code: 90_002, message: 'The webhook was not delivered after its last attempt, and is switched off.' },
  blocked: { code: 90_003, message: 'The domain of this webhook is blocked for a while.' },
} as const;

export type DeliveryException = keyof typeof deliveryExceptions;
export const exceptionScope = 'store/hook/deliveryException';

const quietMs = 600_000;

/** Tells of failed deliveries, of retries no more than once in ten minutes for each destination, and never of its own failures. */
export function createExceptionTeller(
  clock: () => number,
  publish: (scope: string, data: Record<string, unknown>) => void,
) {
  const toldAtMs = new Map<string, number>();
  return (hook: Hook, what: DeliveryException): void => {
    if (hook.scope === exceptionScope) return;
    const key = what === 'blocked' ? domainOf(hook.destination) : hook.destination;
    if (what === 'willRetry') {
      if (clock() - (toldAtMs.get(key) ?? Number.NEGATIVE_INFINITY) < quietMs) return;
      toldAtMs.set(key, clock());
    }
    const { code, message } = deliveryExceptions[what];
    publish(exceptionScope, { type: 'webhook', id: hook.id, error_code: code, message });
  };
}
