import { createHash } from 'node:crypto';
import type { Delivery, Hook } from '../state.ts';
import { type Store, storeId } from '../store.ts';
import { createDomains, domainOf } from './domains.ts';
import { createExceptionTeller, exceptionScope } from './exceptions.ts';
import { retireIdleHooks } from './idle-hooks.ts';
import { signDelivery } from './signature.ts';

/** How long BigCommerce waits before each further attempt, in seconds. After the last one it switches the webhook off. */
export const retryDelaysSeconds = [60, 180, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 50_400, 86_400] as const;

const keptDeliveries = 200;
/** How often it is tried whether the platform is back. */
const downMs = 60_000;

export interface Dispatcher {
  publish(scope: string, data: Record<string, unknown>): void;
  /** Ends when no attempt is under way. Attempts that are still to be made later are not waited for. */
  flush(): Promise<void>;
}

type StoreParts = Omit<Store, 'publish' | 'time'>;

export interface DispatcherParts {
  readonly fetch: typeof globalThis.fetch;
  readonly schedule: (delayMs: number, task: () => void) => void;
}

/** Sends events to the webhooks. What was not yet taken when the shop was last closed is sent again. */
export function createDispatcher(store: StoreParts, { fetch, schedule }: DispatcherParts): Dispatcher {
  const { state, clock } = store;
  const underWay = new Set<Promise<void>>();
  const domains = createDomains(store);
  const tellException = createExceptionTeller(clock, (scope, data) => publish(scope, data));

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
    if (state.faults.isDown) {
      startLater(delivery, downMs);
      return;
    }
    delivery.attempts += 1;
    delivery.lastAttemptAtMs = clock();
    // What would go to a blocked domain is not sent, and waits for its next turn as if it had failed.
    delivery.lastStatus = domains.isBlocked(domainOf(hook.destination)) ? null : await post(delivery, hook);
    settle(delivery, hook);
    store.changed();
  }

  async function post(delivery: Delivery, hook: Hook): Promise<number | null> {
    delivery.firstSentAtMs ??= clock();
    hook.lastSentAtMs = clock();
    const stampMs = state.faults.retryStamps === 'frozen' ? delivery.firstSentAtMs : clock();
    const timestampSeconds = Math.floor(stampMs / 1_000);
    const status = await fetch(hook.destination, {
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
    if (domains.count(domainOf(hook.destination), isTaken(status))) tellException(hook, 'blocked');
    return status;
  }

  function settle(delivery: Delivery, hook: Hook): void {
    const delaySeconds = retryDelaysSeconds[delivery.attempts - 1];
    if (isTaken(delivery.lastStatus)) {
      delivery.nextAttemptAtMs = null;
    } else if (delaySeconds === undefined) {
      delivery.nextAttemptAtMs = null;
      hook.isActive = false;
      hook.isDeactivated = true;
      tellException(hook, 'exhausted');
    } else {
      startLater(delivery, delaySeconds * 1_000);
      tellException(hook, 'willRetry');
    }
  }

  function startLater(delivery: Delivery, delayMs: number): void {
    delivery.nextAttemptAtMs = clock() + delayMs;
    schedule(delayMs, () => start(delivery));
  }

  function publish(scope: string, data: Record<string, unknown>): void {
    const body = envelope(store, scope, data);
    retireIdleHooks(store);
    for (const hook of state.hooks) {
      if (!hook.isActive || !listensTo(hook.scope, scope)) continue;
      for (let copy = 0; copy < (state.faults.areWebhooksDoubled ? 2 : 1); copy++) enqueue(hook, scope, body);
    }
    forgetSettled(state.deliveries);
    store.changed();
  }

  function enqueue(hook: Hook, scope: string, body: string): void {
    const { lostWebhooksPercent, webhookDelayMs } = state.faults;
    if (store.chance() * 100 < lostWebhooksPercent) return;
    const delivery: Delivery = {
      id: store.ids(),
      hookId: hook.id,
      scope,
      body,
      attempts: 0,
      firstSentAtMs: null,
      lastAttemptAtMs: null,
      lastStatus: null,
      nextAttemptAtMs: clock(),
    };
    state.deliveries.push(delivery);
    if (webhookDelayMs > 0) startLater(delivery, store.chance() * webhookDelayMs);
    else start(delivery);
  }

  for (const delivery of state.deliveries) {
    if (delivery.nextAttemptAtMs === null) continue;
    schedule(Math.max(0, delivery.nextAttemptAtMs - clock()), () => start(delivery));
  }

  return {
    publish,
    async flush() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

/** `store/order/*` listens to every event of orders. */
const listensTo = (hookScope: string, scope: string) =>
  hookScope === scope ||
  (scope !== exceptionScope && hookScope.endsWith('/*') && scope.startsWith(hookScope.slice(0, -1)));

function envelope(store: StoreParts, scope: string, data: Record<string, unknown>): string {
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
