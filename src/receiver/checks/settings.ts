import type { WidgetLook } from '../../contract/wire/widget-look.ts';
import type { Language } from '../../contract/wire/widget-texts.ts';
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

/** `keep` leaves the order held, for a person to see to. */
export const deadlineActions = ['keep', 'decline', 'cancel'] as const;
export type DeadlineAction = (typeof deadlineActions)[number];

/** How one store wants idgate to behave, and to show itself in BigCommerce. */
export interface StoreSettings {
  /** Namespace of the customer and order metafields. */
  readonly metafieldNamespace: string;
  /** Name of the customer attribute that carries the assurance level. */
  readonly ialAttributeName: string;
  /** Name of the customer attribute that carries the verified credential, or what stands for it. */
  readonly credentialAttributeName: string;
  /** Name of the customer attribute that says whether the living face was compared with the document. */
  readonly faceAttributeName: string;
  /** Whether the staff notes of an order carry one line about its check. */
  readonly isInStaffNotes: boolean;
  /** Whether a shopper may order while a person looks at their check. The order is held until it is clear. */
  readonly orderWhileInReview: boolean;
  readonly consent: {
    /** Whether a shopper has to agree before anything is read. */
    readonly isAsked: boolean;
    /** The merchant's own words in place of the widget's, beside the box to tick; null for the widget's. */
    readonly text: string | null;
  };
  /** For how many days the outcome is kept, as the shopper is told; null for as long as the order is. */
  readonly keptDays: number | null;
  /** Who verifies, and who does while the first is out. A check stays with the provider that began it. */
  readonly providers: { readonly first: ProviderName; readonly second: ProviderName | null };
  /** Whose signed credentials are believed. */
  readonly trustedIssuers: readonly TrustedIssuer[];
  /** Whether a guest's clear check also speaks for later orders of the same e-mail address. Nobody proves an address at checkout: off unless the merchant wants it. */
  readonly linkByEmail: boolean;
  /** The e-mails to shoppers whose orders are held. */
  readonly invitation: {
    readonly isOn: boolean;
    /** Whom they come from; null for the shop's own name. */
    readonly senderName: string | null;
    /** After how many hours the shopper is reminded, each time once. */
    readonly reminderHours: readonly number[];
  };
  /** What becomes of a held order whose shopper has not shown an ID in time. */
  readonly deadline: {
    /** Null for no deadline. */
    readonly hours: number | null;
    readonly action: DeadlineAction;
  };
  readonly payments: {
    /** For how many days an authorisation lasts, as far as the merchant knows their gateway. */
    readonly authorisationDays: number;
    /** How many days before it lapses the merchant is told of an order that is still held; null for never. */
    readonly warnDaysBefore: number | null;
    /** Where to write to then, beside the notice; null for nowhere. */
    readonly noticeEmail: string | null;
    /** Whether the authorisation of an order that is declined or cancelled at its deadline is given up. Nothing else ever moves money. */
    readonly voidsAtDeadline: boolean;
  };
  /**
   * Where an order goes that is released from our hold. `fitting` is Awaiting Fulfillment, or Awaiting Payment while it is not paid, or
   * Completed where all of it is digital. `before` is the status from before the hold. A number is that status, for an order that is paid.
   */
  readonly releaseTo: 'fitting' | 'before' | number;
  readonly orderStatusSync: {
    /** Whether checks move orders through the stages below. Holding an unverified order does not depend on it. */
    readonly isOn: boolean;
    /** The order status id that each stage sets. */
    readonly statusIds: Readonly<Record<Stage, number>>;
    /** Orders in one of these are never changed. */
    readonly protectedStatusIds: readonly number[];
  };
  readonly review: {
    /** Whether two different people have to agree before a check is approved. */
    readonly needsTwo: boolean;
    /** Within how many hours a check in review is meant to be decided; null for no target. */
    readonly targetHours: number | null;
    /** Whether the shopper is written to when staff decide against what was found. */
    readonly mailsShopper: boolean;
  };
  /** How the widget looks and speaks in this store; see `WidgetLook`. Its texts are here by their places. */
  readonly widget: Omit<WidgetLook, 'texts'> & {
    readonly texts: { readonly [lang in Language]?: Readonly<Record<string, string>> | undefined };
  };
}

export const defaultSettings: StoreSettings = {
  metafieldNamespace: 'realid',
  ialAttributeName: 'blockid_ial',
  credentialAttributeName: 'blockid_vc_token',
  faceAttributeName: 'blockid_liveid_enrolled',
  isInStaffNotes: false,
  orderWhileInReview: false,
  consent: { isAsked: false, text: null },
  keptDays: null,
  providers: { first: 'document', second: null },
  trustedIssuers: [],
  linkByEmail: false,
  invitation: { isOn: true, senderName: null, reminderHours: [24, 72] },
  deadline: { hours: null, action: 'keep' },
  payments: { authorisationDays: 7, warnDaysBefore: 2, noticeEmail: null, voidsAtDeadline: false },
  releaseTo: 'fitting',
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
  review: { needsTwo: false, targetHours: 24, mailsShopper: false },
  widget: {
    colours: { accent: null, text: null, surface: null, border: null },
    radiusPx: null,
    languages: [],
    texts: {},
  },
};

/** Settings as they were stored, maybe by a version that did not have them all. */
export const wholeSettings = (stored: Partial<StoreSettings>): StoreSettings => ({
  ...defaultSettings,
  ...stored,
  consent: { ...defaultSettings.consent, ...stored.consent },
});
