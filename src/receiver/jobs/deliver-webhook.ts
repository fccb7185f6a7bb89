import { afterTry, type SendWebhook } from '../checks/webhook.ts';
import type { Work } from '../checks/work.ts';
import type { WebhookDeliveries } from '../store/webhook-deliveries.ts';

export interface DeliverWebhookParts {
  readonly webhookDeliveries: WebhookDeliveries;
  readonly sendWebhook: SendWebhook;
  readonly clock: () => number;
}

/** Makes one try to tell a merchant of something, and plans the next one where it failed. At least once: a try whose end nobody saw is made again. */
export function createDeliverWebhook({ webhookDeliveries, sendWebhook, clock }: DeliverWebhookParts) {
  return async ({ storeHash, deliveryId, attempt }: Extract<Work, { name: 'deliver-webhook' }>): Promise<void> => {
    const due = await webhookDeliveries.due(storeHash, deliveryId, attempt, clock());
    if (!due) return;
    const { url, payload: body, secrets, failingSinceMs } = due;
    if (!due.isEnabled) {
      const after = { status: 'failed', nextAttemptAtMs: null, failingSinceMs, isGivenUp: false } as const;
      return webhookDeliveries.tried(storeHash, deliveryId, 'switched_off', after, clock());
    }
    const answer = await sendWebhook({ url, deliveryId, body, secrets, sentAtMs: clock() });
    const nowMs = clock();
    await webhookDeliveries.tried(
      storeHash,
      deliveryId,
      answer,
      afterTry(answer, attempt + 1, failingSinceMs, nowMs),
      nowMs,
    );
  };
}
