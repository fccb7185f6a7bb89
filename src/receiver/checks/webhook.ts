/** One try to deliver a webhook. */
export interface WebhookToSend {
  readonly url: string;
  /** The same for every try. */
  readonly deliveryId: string;
  readonly body: string;
  /** Each signs. The newest first. */
  readonly secrets: readonly string[];
  readonly sentAtMs: number;
}

/** What came of a try: the status of the answer, or why there was none. */
export type WebhookAnswer = number | 'unreachable' | 'timed_out' | 'not_allowed';

/** Sends one webhook, once. Never throws. */
export type SendWebhook = (webhook: WebhookToSend) => Promise<WebhookAnswer>;

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** How long to wait after each failed try, some 28 hours in all. After the last one there is no other. */
export const webhookPausesMs: readonly number[] = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  10 * hourMs,
];

/** An endpoint from which nothing but failures came for so long is switched off. */
const patienceMs = 72 * hourMs;
const gone = 410;

export interface AfterTry {
  readonly status: 'delivered' | 'waiting' | 'failed';
  /** Null where there is no other try. */
  readonly nextAttemptAtMs: number | null;
  /** Since when the endpoint has nothing but failures. */
  readonly failingSinceMs: number | null;
  readonly isGivenUp: boolean;
}

/** What becomes of a delivery and its endpoint after a try. `attempts` counts this one too. */
export function afterTry(
  answer: WebhookAnswer,
  attempts: number,
  failingSinceMs: number | null,
  nowMs: number,
): AfterTry {
  if (typeof answer === 'number' && answer >= 200 && answer < 300)
    return { status: 'delivered', nextAttemptAtMs: null, failingSinceMs: null, isGivenUp: false };
  const sinceMs = failingSinceMs ?? nowMs;
  // By "gone" an endpoint asks for no more.
  const isGivenUp = answer === gone || nowMs - sinceMs >= patienceMs;
  const pauseMs = webhookPausesMs[attempts - 1];
  return pauseMs === undefined || isGivenUp
    ? { status: 'failed', nextAttemptAtMs: null, failingSinceMs: sinceMs, isGivenUp }
    : { status: 'waiting', nextAttemptAtMs: nowMs + pauseMs, failingSinceMs: sinceMs, isGivenUp };
}
