import type { TrustedIssuer } from './credential.ts';
import type { ProviderName } from './provider.ts';

/** BigCommerce's fixed order status ids that idgate reasons about. Merchants may rename them; the ids stay. */
export const orderStatus = {
  incomplete: 0,
  pending: 1,
  shipped: 2,
  partiallyShipped: 3,
  refunded: 4,
  cancelled: 5,
  declined: 6,
  awaitingPayment: 7,
  awaitingPickup: 8,
  awaitingShipment: 9,
  completed: 10,
  awaitingFulfillment: 11,
  manualVerificationRequired: 12,
  disputed: 13,
  partiallyRefunded: 14,
} as const;

/** What a check means to an order. */
export type Stage = 'inProgress' | 'passed' | 'failed';

/** How one store wants idgate to behave, and to show itself in BigCommerce. */
export interface StoreSettings {
  /** Namespace of the customer and order metafields. */
  readonly metafieldNamespace: string;
  /** Name of the customer attribute that carries the assurance level. */
  readonly ialAttributeName: string;
  /** Whether a shopper may order while a person looks at their check. The order is held until it is clear. */
  readonly orderWhileInReview: boolean;
  readonly consent: {
    /** Whether a shopper has to agree before anything is read. */
    readonly isAsked: boolean;
  };
  /** For how many days the outcome is kept, as the shopper is told; null for as long as the order is. */
  readonly keptDays: number | null;
  /** Who verifies, and who does while the first is out. A check stays with the provider that began it. */
  readonly providers: { readonly first: ProviderName; readonly second: ProviderName | null };
  /** Whose signed credentials are believed. */
  readonly trustedIssuers: readonly TrustedIssuer[];
  readonly orderStatusSync: {
    /** Whether checks move orders through the stages below. Holding an unverified order does not depend on it. */
    readonly isOn: boolean;
    /** The order status id that each stage sets. */
    readonly statusIds: Readonly<Record<Stage, number>>;
    /** Orders in one of these are never changed. */
    readonly protectedStatusIds: readonly number[];
  };
}

export const defaultSettings: StoreSettings = {
  metafieldNamespace: 'realid',
  ialAttributeName: 'blockid_ial',
  orderWhileInReview: false,
  consent: { isAsked: false },
  keptDays: null,
  providers: { first: 'document', second: null },
  trustedIssuers: [],
  orderStatusSync: {
    isOn: false,
    statusIds: {
      inProgress: orderStatus.manualVerificationRequired,
      passed: orderStatus.awaitingFulfillment,
      failed: orderStatus.declined,
    },
    protectedStatusIds: [
      orderStatus.shipped,
      orderStatus.partiallyShipped,
      orderStatus.refunded,
      orderStatus.cancelled,
      orderStatus.completed,
      orderStatus.partiallyRefunded,
    ],
  },
};
