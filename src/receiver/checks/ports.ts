import type { Evidence } from '../../contract/wire/evidence.ts';
import type { Facts } from '../../contract/wire/facts.ts';
import type { Finding } from '../../contract/wire/finding.ts';
import type { Requirement } from '../../contract/wire/requirement.ts';
import type { Result } from '../../contract/wire/result.ts';
import type { Check } from './check.ts';
import type { Flaw, Inspected, Installation, Removal, Removed } from './installation.ts';
import type { Lookups } from './lookups.ts';
import type { CheckEvent } from './machine.ts';
import type { AttributeState, MetafieldKey, MetafieldState } from './projection.ts';
import type { Why } from './requirement-for.ts';

/** A name as the shop has it. */
export interface PersonName {
  readonly first: string;
  readonly last: string;
}

/** Whom a cart is billed to, as far as the shop knows. */
export interface Contact {
  readonly email: string | null;
  readonly name: PersonName | null;
}

/** What a provider makes of one photograph of a document. */
export type Examination =
  /** The photograph can't be used; the shopper may try another. */
  | { readonly kind: 'unusable'; readonly finding: Extract<Finding, 'unreadable' | 'not_a_licence'> }
  /** The document was read and judged. */
  | {
      readonly kind: 'judged';
      readonly outcome: 'verified' | 'failed' | 'in_review';
      readonly finding: Extract<Finding, 'under_age' | 'document_expired' | 'name_differs'> | null;
      readonly evidence: Evidence;
    };

/** The built-in document check. Keeps nothing of what it is given. */
export interface DocumentExaminer {
  /**
   * Reads one photograph, in memory only. `today` is the shop's calendar day, `YYYY-MM-DD`. Without a billing name no name is
   * compared, and the best outcome is `in_review`. Fails with `not_an_image` when the bytes can't be opened as a picture, and with
   * `busy` when too many photographs wait to be read: then nothing was looked at.
   */
  examine(
    photo: Uint8Array,
    about: { requirement: Requirement; billingName: PersonName | null; today: string },
  ): Promise<Result<Examination, 'not_an_image' | 'busy'>>;
}

/**
 * Why BigCommerce did not do as asked.
 * - `unreachable`: no answer, or one that says "later". Try again.
 * - `rate_limited`: the store's quota is used up; try again after the window.
 * - `unauthorized`: the access token is dead or lacks a scope. Nobody but the merchant can help.
 * - `not_found`: there is no such thing in this store.
 * - `conflict`: there is such a thing already.
 * - `refused`: BigCommerce understood and declined. Trying again will not help.
 * - `unexpected`: the answer was not of the documented shape.
 */
export type ShopError =
  | 'unreachable'
  | 'rate_limited'
  | 'unauthorized'
  | 'not_found'
  | 'conflict'
  | 'refused'
  | 'unexpected';
export interface ShopFailure {
  readonly ok: false;
  readonly code: ShopError;
  /** What was asked for and what was wrong with the answer, for those who run the receiver. It quotes nothing of the answer. */
  readonly detail?: string;
}
export type ShopResult<T> = Promise<{ readonly ok: true; readonly value: T } | ShopFailure>;

/** An order as idgate needs it, read anew each time. */
export interface ShopOrder {
  readonly orderId: number;
  readonly statusId: number;
  /** 0 for a guest. */
  readonly customerId: number;
  readonly cartId: string | null;
  readonly isDeleted: boolean;
  /** Its payment has come in, as far as BigCommerce knows. */
  readonly isPaid: boolean;
  /** Its payment is set aside at the bank, and may yet be taken or given up. */
  readonly isAuthorised: boolean;
  /** Whom it was placed by, for who writes to them. Goes into no log, and is not stored. */
  readonly addressee: Addressee;
  /** Nothing of it is shipped. */
  readonly isDigital: boolean;
  /** What it consists of, as far as the order itself says: another text for other contents. */
  readonly contents: string;
  readonly createdAtMs: number;
  /** When it was last changed, by BigCommerce's clock and to the second. */
  readonly modifiedAtMs: number;
  /** Reads its lines and addresses too, for the rules: not every look at an order needs them. */
  readFacts(): ShopResult<OrderFacts>;
}

/** Who is written to. What is not known of them is null. */
export interface Addressee {
  readonly email: string | null;
  readonly firstName: string | null;
  /** The language they shop in, after BCP 47. */
  readonly locale: string | null;
}

/** That an order was changed. Times are by BigCommerce's clock, to the second. */
export interface OrderChange {
  readonly orderId: number;
  readonly statusId: number;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
}

/** What an order says of itself, and whom to ask for the rest. */
export interface OrderFacts {
  readonly facts: Facts;
  readonly subject: FactSubject;
}

/** An address as far as the rules go: the country's two letters, and its state by name, which is how an order has it. */
export interface Place {
  readonly country: string;
  readonly state: string;
}

/** Whom and what facts are wanted of. What is null is not known of them. */
export interface FactSubject {
  /** Null for a cart. */
  readonly orderId: number | null;
  readonly customerId: number | null;
  readonly email: string | null;
  readonly productIds: readonly number[] | null;
  readonly shippingPlaces: readonly Place[] | null;
  readonly billingPlace: Place | null;
}

/** Where facts can be found that neither a page nor an order brings along. The cheapest to ask comes first. */
export const factSources = [
  'custom_fields',
  'categories',
  'regions',
  'coupons',
  'customer_group',
  'earlier_orders',
] as const;
export type FactSource = (typeof factSources)[number];

export interface ShopProfile {
  readonly name: string;
  /** Origins a shopper's browser may call from. */
  readonly origins: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217: what totals are in. */
  readonly currency: string;
  /** The shop's own, after BCP 47. */
  readonly language: string;
  /** Of its storefronts. */
  readonly channelIds: readonly number[];
  /** What of the store itself keeps idgate from its work. */
  readonly flaws: readonly Flaw[];
}

export type MetafieldOwner = { readonly kind: 'orders' | 'customers'; readonly id: number };

/** One store's BigCommerce. Every write is compared with what is there, as it was last seen: writing twice does nothing the second time. */
export interface Shop {
  readProfile(): ShopResult<ShopProfile>;
  /** Whom a cart is billed to, or the order it became: `isOrdered` says where to look first. What is not given yet is null. */
  readContact(cartId: string, isOrdered: boolean): ShopResult<Contact>;
  /** `isWhole` has it bring along what its facts are made of, which costs no further request then. */
  readOrder(orderId: number, isWhole?: boolean): ShopResult<ShopOrder>;
  /** Who placed an order, as it was known within the last minute. Null for an order that is deleted. */
  readAddressee(orderId: number): ShopResult<Addressee | null>;
  /** A customer of the shop. What they are called and where they are written to goes into no log. */
  readCustomer(customerId: number): ShopResult<Addressee>;
  /** Has the bank give up the money that is set aside for an order. Asked for twice, it is `refused` the second time. */
  voidPayment(orderId: number): ShopResult<void>;
  /** One page of the orders that were changed at this moment or later, by BigCommerce's clock, oldest change first. */
  listOrderChanges(
    sinceMs: number,
    page: number,
  ): ShopResult<{ readonly changes: readonly OrderChange[]; readonly isLast: boolean }>;
  /** One page of the store's orders, the latest first. */
  listLatestOrders(page: number): ShopResult<{ readonly orderIds: readonly number[]; readonly isLast: boolean }>;
  /** The facts of one source, as far as the subject lets them be found. What the shop says of its products and places is kept for a while. */
  findFacts(source: FactSource, subject: FactSubject): ShopResult<Partial<Facts>>;
  /**
   * Sets an order's status only if that is still `fromStatusId`, with our line in its staff notes where one is given. The order is read
   * again first, unless it was read so short a while ago that asking takes longer.
   * Answers when that was, by BigCommerce's clock; null where it was not set: somebody else has moved it, even to where it should go.
   */
  moveOrder(
    orderId: number,
    fromStatusId: number,
    toStatusId: number,
    staffLine: string | null,
  ): ShopResult<{ readonly modifiedAtMs: number } | null>;
  /** Makes the staff notes carry our line; what others wrote stays. */
  writeStaffLine(orderId: number, line: string): ShopResult<void>;
  /** `isDoubted` has what is there read first, in case it is not what it was when it was written. `isAsKnown` says that it was not read, nor had to be. */
  writeMetafields(
    owner: MetafieldOwner,
    wanted: readonly MetafieldState[],
    isDoubted?: boolean,
  ): ShopResult<{ readonly isAsKnown: boolean }>;
  /** Makes the owner have none of these. What is not there counts as removed. */
  removeMetafields(owner: MetafieldOwner, unwanted: readonly MetafieldKey[]): ShopResult<void>;
  removeCustomerAttribute(customerId: number, name: string): ShopResult<void>;
  writeCustomerAttributes(customerId: number, wanted: readonly AttributeState[], isDoubted?: boolean): ShopResult<void>;
  /** What there is for rules and settings to choose from. */
  readonly lookups: Lookups;
  /** Enters an order of this product for a made-up person, and answers its id. For stores that are no real ones. */
  enterTestOrder(productId: number): ShopResult<number>;
  /** Whether the access token opens anything. What can't be found out now is taken to be so. */
  isTokenGood(): Promise<boolean>;
  /** Looks for what in the store is not as wanted, and puts right what `isMended` says. */
  inspect(wanted: Installation, isMended: (flaw: Flaw) => boolean): ShopResult<Inspected>;
  /** Has everything of ours in the store be gone, or counts it alone. */
  remove(unwanted: Removal, isCounted: boolean): ShopResult<Removed>;
}

/** The stores that can be reached, by hash. Undefined for one that is not installed. */
export type ShopDirectory = (storeHash: string) => Promise<Shop | undefined>;

export type NewCheck = Omit<
  Check,
  'status' | 'revision' | 'finding' | 'attemptsUsed' | 'evidence' | 'consentedAtMs' | 'updatedAtMs'
>;

export interface Checks {
  /** A check, live or replaced by a newer one, that is not forgotten. */
  findEver(storeHash: string, checkId: string): Promise<Check | undefined>;
  /** A live check. */
  find(storeHash: string, checkId: string): Promise<Check | undefined>;
  /** Whether an order is known that this check speaks for. */
  isOrdered(storeHash: string, checkId: string): Promise<boolean>;
  /** The live check of a cart. */
  findForCart(storeHash: string, cartId: string): Promise<Check | undefined>;
  /** The live checks of guests who ordered under this e-mail address, latest change first. */
  findForEmail(storeHash: string, email: string): Promise<Check[]>;
  /** Whether any guest's clear check can be found by an e-mail address. */
  hasGuests(storeHash: string): Promise<boolean>;
  /** Has a guest's check found by the address that its order was placed with. The address itself is not stored. Safe to repeat. */
  noteEmail(storeHash: string, checkId: string, email: string): Promise<void>;
  /** The live checks of a customer, latest change first. */
  findForCustomer(storeHash: string, customerId: number): Promise<Check[]>;
  /**
   * Stores a new check, with the work that follows, in one transaction. It takes the place of `replaces`; a check of its cart that is
   * `foreign` lives on without the cart. When the cart has got another live check meanwhile, answers that one, and nothing is replaced.
   */
  create(
    check: NewCheck,
    others?: { replaces?: Check | undefined; foreign?: Check | undefined },
    why?: Why,
  ): Promise<Check>;
  /**
   * Stores a new check that takes the place of every live one of its cart and of its customer, and of that of the order, for which it
   * speaks from then on. Undefined when the cart got another check in the same moment: then nothing is stored. `byUserId` is the member
   * of staff who wants it, where one does.
   */
  replace(check: NewCheck, orderId: number | null, byUserId?: number): Promise<Check | undefined>;
  /** Has BigCommerce looked at again for this check, in case it does not show what it should. Changes nothing else. */
  showAgain(check: Check): Promise<void>;
  /**
   * Moves a check by one event: the check, its history and the work that follows are stored in one transaction.
   * Fails with `unknown_check`, or with the machine's own code; then nothing is stored.
   */
  move(
    storeHash: string,
    checkId: string,
    event: CheckEvent,
    atMs: number,
  ): Promise<Result<Check, 'unknown_check' | 'check_closed'>>;
}
