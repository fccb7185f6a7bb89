/** Somebody who works in a store's control panel. */
export interface ShopUser {
  readonly userId: number;
  readonly email: string;
}

/** What BigCommerce says, and signs, when somebody opens the app, takes it off or may use it no longer. */
export interface AppCall {
  readonly storeHash: string;
  /** The call's own id. It is good once. */
  readonly callId: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  readonly user: ShopUser & { readonly locale: string };
  readonly owner: ShopUser;
  /** What of the app is opened: `/`, or the path of a deep link. */
  readonly path: string;
}

/** What the merchant's consent is exchanged for. */
export interface AppGrant {
  readonly storeHash: string;
  readonly accessToken: string;
  /** What the token may do. */
  readonly scopes: readonly string[];
  readonly user: ShopUser;
  readonly owner: ShopUser;
}

/**
 * Why there is no grant.
 * - `unreachable`: BigCommerce did not answer, or says "later".
 * - `refused`: the code was used before, is too old or was never one.
 * - `mismatch`: the answer is for another store than the request was.
 * - `unexpected`: the answer was not of the documented shape.
 */
export type AppGrantError = 'unreachable' | 'refused' | 'mismatch' | 'unexpected';
