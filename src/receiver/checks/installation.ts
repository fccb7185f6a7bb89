/** One thing in a store's BigCommerce that is not as idgate needs it. */
export interface Flaw {
  readonly kind: FlawKind;
  /** Which of them it is: a channel's id, a webhook's scope, an attribute's name, an OAuth scope or a part of the API. Empty where there is one alone. */
  readonly about: string;
  /** What of it, in a word of BigCommerce's or ours. */
  readonly detail: string | null;
}

/** How each kind of flaw is put right. */
export const flawKinds = {
  /** The token opens nothing. Somebody has to open the app, and agree again. */
  token_refused: 'by_merchant',
  /** The token may not do all that is needed. */
  scope_missing: 'by_merchant',
  /** The checkout is not the optimised one-page checkout: BigCommerce shows no scripts on it. */
  checkout_not_optimized: 'by_merchant',
  /** A storefront has no script of ours. Merchants may delete it, so they are asked. */
  script_missing: 'on_request',
  script_off: 'on_request',
  /** In another category than the essential one, the script waits for the shopper's consent to cookies. */
  consent_changed: 'on_request',
  script_changed: 'on_request',
  /** The script is of an earlier build, or of earlier rules. */
  script_stale: 'unasked',
  /** There is a second script of ours in the same storefront. */
  script_doubled: 'unasked',
  /** Nobody but idgate sees its webhooks, and orders are held by them. */
  webhook_missing: 'unasked',
  webhook_off: 'unasked',
  webhook_changed: 'unasked',
  attribute_missing: 'unasked',
  /** BigCommerce's pages of orders, or of customers, have no way to the check. Only the app can put one there. */
  panel_missing: 'unasked',
  panel_changed: 'unasked',
} as const satisfies Record<string, 'by_merchant' | 'on_request' | 'unasked'>;
export type FlawKind = keyof typeof flawKinds;

/** Whether idgate can put it right, if it is asked to. */
export const canMend = ({ kind }: Pick<Flaw, 'kind'>): boolean => flawKinds[kind] !== 'by_merchant';
export const isMendedUnasked = ({ kind }: Pick<Flaw, 'kind'>): boolean => flawKinds[kind] === 'unasked';

/** The gate's file, as the newest build of all receivers has it. */
export interface GateFile {
  readonly file: string;
  readonly integrity: string;
  /** Of builds that were the newest a moment ago: a page that BigCommerce keeps may still name one with the address of the other. */
  readonly olderIntegrities: readonly string[];
}

/** What idgate has in a store, as it should be. */
export interface Installation {
  /** As BigCommerce's scripts have it, for each of the channels. */
  readonly script: Readonly<Record<string, unknown>> & {
    readonly name: string;
    readonly src: string;
    readonly integrity_hashes: readonly string[];
  };
  readonly channelIds: readonly number[];
  readonly webhooks: readonly {
    readonly scope: string;
    readonly destination: string;
    readonly headers: Readonly<Record<string, string>>;
  }[];
  readonly customerAttributeNames: readonly string[];
  /** The ways to us from BigCommerce's own pages. None where the token may not see to them. */
  readonly panels: readonly Panel[];
}

/** A way to us from the menu of every order or every customer. It opens beside BigCommerce's page. */
export interface Panel {
  readonly model: 'ORDERS' | 'CUSTOMERS';
  /** The path that `/load` is told, with BigCommerce's `${id}` in it. */
  readonly url: string;
  readonly label: string;
}

/** What was not as it should be, and what of that is now. */
export interface Inspected {
  readonly flaws: readonly Flaw[];
  readonly mended: readonly Flaw[];
}

/** What to look for when all that idgate has in a store is to go. */
export interface Removal {
  readonly scriptName: string;
  readonly webhookDestination: string;
  readonly customerAttributeNames: readonly string[];
  readonly metafieldNamespace: string;
}

/** What was found of ours, in numbers. */
export interface Removed {
  readonly scripts: number;
  readonly webhooks: number;
  readonly customerAttributes: number;
  readonly metafields: number;
  readonly panels: number;
}
