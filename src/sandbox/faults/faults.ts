/** How the shop misbehaves, as plain data. Each is off in `usualFaults`; times are in milliseconds, shares in percent. */
export interface Faults {
  /** Management REST answers 503 whatever is asked, and no webhook is sent until it is back. Shoppers go on shopping. */
  readonly isDown: boolean;
  /** So many of the events are never sent. */
  readonly lostWebhooksPercent: number;
  /** Each event waits for a random time of no more than this before it is first sent, so that they come out of order. */
  readonly webhookDelayMs: number;
  /** Each event is sent twice: the same body and hash, under another `webhook-id`. */
  readonly areWebhooksDoubled: boolean;
  /** Whether a retry carries the time of the retry or the time of the first attempt. BigCommerce does not say which. */
  readonly retryStamps: 'refreshed' | 'frozen';
  /** What other apps of the store use of its request quota. */
  readonly otherAppsPercent: number;
  /** Whether they ask for it as each window opens, or bit by bit. */
  readonly otherAppsPace: 'at_once' | 'evenly';
  /** A 429 carries no `X-Rate-Limit-*` headers, as when the platform itself is overloaded. */
  readonly isQuotaSilent: boolean;
  /** Each Management answer waits for a random time of no more than this after the work is done, so that they come out of order. */
  readonly answerDelayMs: number;
  /** What becomes of a Management request that `faultyAnswers` befalls. */
  readonly answerFault: AnswerFault;
  /** How many of the next Management requests it befalls. */
  readonly faultyAnswers: number;
  /** Which requests it befalls: those whose `METHOD /path` has this text in it. Empty for all of them. */
  readonly faultyRequests: string;
  /** The app's token is answered with 401. */
  readonly isTokenRevoked: boolean;
  /** OAuth scopes that the token has lost; what needs them is answered with 403. */
  readonly missingScopes: readonly string[];
  /** A fulfilment app ships each order that is to be fulfilled, so much later, whatever has happened to it since. Null for no such app. */
  readonly shipsAfterMs: number | null;
  /** A payment app moves each order that is to be fulfilled to this status, half a second later. Null for no such app. */
  readonly paymentAppMovesTo: number | null;
  /** Cards and wallets are only authorised as the order is placed: it awaits payment until the money is captured. */
  readonly isAuthorizeOnly: boolean;
  /** What the merchant calls the statuses of orders, by id, where that is not BigCommerce's own name. */
  readonly statusLabels: Readonly<Record<string, string>>;
  /** The store has a second storefront, with an address and scripts of its own. */
  readonly hasOutlet: boolean;
  /** Whether the mail server puts senders off (451) or knows nobody (550). */
  readonly mailFault: 'none' | 'busy' | 'refused';
  /** The kind of checkout page. Scripts are shown on the optimised one alone. */
  readonly checkoutType: 'optimized' | 'single' | 'single_customizable' | 'klarna';
}

/**
 * `lost` (the connection breaks), `html` and `half` come after the work is done, the others instead of it. `overloaded` is a 429 that
 * tells nothing of a quota.
 */
export type AnswerFault = (typeof answerFaults)[number];
export const answerFaults = ['server_error', 'unavailable', 'overloaded', 'reset', 'lost', 'html', 'half'] as const;

export const usualFaults: Faults = {
  isDown: false,
  lostWebhooksPercent: 0,
  webhookDelayMs: 0,
  areWebhooksDoubled: false,
  retryStamps: 'refreshed',
  otherAppsPercent: 0,
  otherAppsPace: 'at_once',
  isQuotaSilent: false,
  answerDelayMs: 0,
  answerFault: 'server_error',
  faultyAnswers: 0,
  faultyRequests: '',
  isTokenRevoked: false,
  missingScopes: [],
  shipsAfterMs: null,
  paymentAppMovesTo: null,
  isAuthorizeOnly: false,
  statusLabels: {},
  hasOutlet: false,
  mailFault: 'none',
  checkoutType: 'optimized',
};
