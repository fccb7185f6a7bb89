import { createHash } from 'node:crypto';
import type { Delivery, Hook } from '../state.ts';
import { type Store, storeId } from '../store.ts';
import { signDelivery } from './signature.ts';

/** How long BigCommerce waits before each further attempt, in seconds. After the last one it switches the webhook off. */
export const retryDelaysSeconds = [60, 180, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 50_400, 86_400] as const;

const keptDeliveries = 200;

export interface Dispatcher {
  publish(scope: string, data: Record<string, unknown>): void;
  /** Ends when no attempt is under way. Attempts that are still to be made later are not waited for. */
  flush(): Promise<void>;
}

export interface DispatcherParts {
  readonly fetch: typeof globalThis.fetch;
  readonly schedule: (delayMs: number, task: () => void) => void;
}

/** Sends events to the webhooks. What was not yet taken when the shop was last closed is sent again. */
export function createDispatcher(store: Omit<Store, 'publish'>, { fetch, schedule }: DispatcherParts): Dispatcher {
  const { state, clock } = store;
  const underWay = new Set<Promise<void>>();

  const start = (delivery: Delivery) => {
    const attempt = send(delivery).finally(() => underWay.delete(attempt));
    underWay.add(attempt);
  };

  async function send(delivery: Delivery): Promise<void> {
    const hook = state.hooks.find(({ id }) => id === delivery.hookId);
    if (!hook?.isActive) {
      delivery.nextAttemptAtMs = null;
      store.changed();
      return;
    }
    const timestampSeconds = Math.floor(clock() / 1_000);
    delivery.attempts += 1;
    delivery.lastAttemptAtMs = clock();
    delivery.lastStatus = await fetch(hook.destination, {
      method: 'POST',
      headers: {
        ...hook.headers,
        'content-type': 'application/json',
        'webhook-id': delivery.id,
        'webhook-timestamp': String(timestampSeconds),
        'webhook-signature': signDelivery(store.clientSecret, delivery.id, timestampSeconds, delivery.body),
      },
      body: delivery.body,
      redirect: 'manual',
    }).then(
      async (response) => {
        await response.body?.cancel();
        return response.status;
      },
      () => null,
    );
    settle(delivery, hook);
    store.changed();
  }

  function settle(delivery: Delivery, hook: Hook): void {
    const wasTaken = delivery.lastStatus !== null && delivery.lastStatus >= 200 && delivery.lastStatus < 300;
    const delaySeconds = retryDelaysSeconds[delivery.attempts - 1];
    if (wasTaken || delaySeconds === undefined) {
      delivery.nextAttemptAtMs = null;
      if (!wasTaken) hook.isActive = false;
      return;
    }
    delivery.nextAttemptAtMs = clock() + delaySeconds * 1_000;
    schedule(delaySeconds * 1_000, () => start(delivery));
  }

  for (const delivery of state.deliveries) {
    if (delivery.nextAttemptAtMs === null) continue;
    schedule(Math.max(0, delivery.nextAttemptAtMs - clock()), () => start(delivery));
  }

  return {
    publish(scope, data) {
      const body = envelope(store, scope, data);
      for (const hook of state.hooks) {
        if (!hook.isActive || !listensTo(hook.scope, scope)) continue;
        const delivery: Delivery = {
          id: store.ids(),
          hookId: hook.id,
          scope,
          body,
          attempts: 0,
          lastAttemptAtMs: null,
          lastStatus: null,
          nextAttemptAtMs: clock(),
        };
        state.deliveries.push(delivery);
        start(delivery);
      }
      forgetSettled(state.deliveries);
      store.changed();
    },
    async flush() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** `store/order/*` listens to every event of orders. */
const listensTo = (hookScope: string, scope: string) =>
  hookScope === scope || (hookScope.endsWith('/*') && scope.startsWith(hookScope.slice(0, -1)));

function envelope(store: Omit<Store, 'publish'>, scope: string, data: Record<string, unknown>): string {
  const event = {
    scope,
    store_id: String(storeId),
    data,
    created_at: Math.floor(store.clock() / 1_000),
    producer: `stores/${store.storeHash}`,
  };
  return JSON.stringify({ ...event, hash: createHash('sha1').update(JSON.stringify(event)).digest('hex') });
}

function forgetSettled(deliveries: Delivery[]): void {
  while (deliveries.length > keptDeliveries) {
    const oldest = deliveries.findIndex(({ nextAttemptAtMs }) => nextAttemptAtMs === null);
    if (oldest < 0) return;
    deliveries.splice(oldest, 1);
  }
}
