// What a page may rely on. This file is published as it stands, as `idgate.d.ts`: it imports nothing.

/** As much of the checkout SDK's `CheckoutService` as the gate looks at. It only reads. */
export interface CheckoutSource {
  getState(): { data: { getCheckout(): unknown } };
  subscribe(onState: () => void, filter: (state: { data: { getCheckout(): unknown } }) => unknown): () => void;
}

/** How a check ended, as `onComplete` tells. A browser's word for nothing: the receiver decides. `POST /bc/result` takes it as a hint. */
export interface CheckResult {
  readonly check_id: string;
  readonly status: string;
}

export interface InitOptions {
  /** Where the receiver answers. */
  readonly apiBase: string;
  /** The store hash. */
  readonly tenantId: string;
  /** The app's public client id, which tells the receiver who is signed in. Without it every shopper counts as a guest. */
  readonly clientId?: string;
  /**
   * Called once, when a check that is asked for on this page has its verdict: `verified`, `manually_approved`, `failed` or
   * `manually_rejected`. Not called where nothing is asked for, as for a shopper who is known already.
   */
  readonly onComplete?: (result: CheckResult) => void;
  /** Where the panel goes on a page that is not the hosted checkout. */
  readonly element?: HTMLElement;
}

export interface AttachOptions {
  /** Where the receiver answers. */
  readonly apiBase: string;
  readonly storeHash: string;
  /** The app's public client id, which tells the receiver who is signed in. Without it every shopper counts as a guest. */
  readonly clientId?: string;
  /** The store's rules, as the script tag carries them. Without them the receiver is asked about every cart. */
  readonly policy?: { readonly version: number; readonly rules: readonly object[] };
  /** Where the panel goes: an element of the page's own that stays. */
  readonly element: HTMLElement;
  /** A selector of the page's pay button. A press on it leads to the panel while payment is shut. */
  readonly payButton?: string;
  /** The page's content security policy nonce, when it has one. */
  readonly nonce?: string;
}

/** A gate at work. */
export interface Gate {
  /** `undecided`: not asked yet; an order will ask. */
  readonly payment: 'undecided' | 'open' | 'shut';
  /** Lets go of the page: nothing is stopped or shown any more. Safe to repeat. */
  detach(): void;
}

/** `window.idgate`, which is also `window.BlockIDVerify`. */
export interface Idgate {
  /**
   * Gates this page for a store, and calls back once. It is about the shopper's cart: without one nothing is asked, and nothing shown.
   * Safe to repeat: a page is gated once, and the last callback counts.
   */
  init(options: InitOptions): void;
}

/** Detail of the events `idgate:required`, `idgate:clear` and `idgate:error`, which `document` dispatches for analytics. */
export interface IdgateEventDetail {
  /** Null where no check is asked for, or the receiver could not be asked. */
  readonly checkId: string | null;
  /** Of that check. */
  readonly status: string | null;
  /** `unreachable`: the receiver gave no answer. `failed`: something of idgate's own did not load. Null for events that are no error. */
  readonly error: 'unreachable' | 'failed' | null;
}

/**
 * Gates a checkout of the page's own making, by the service that it already has. Of the ES module `idgate.mjs`. Attach once a page load,
 * before the cart is loaded: what watches requests stays, and lets everything through once its gate is detached.
 */
export declare function attachGate(checkoutService: CheckoutSource, options: AttachOptions): Gate;

/** As `window.idgate.init`. Of the ES module `idgate.mjs`. */
export declare function init(options: InitOptions): void;
