import { demoShopper } from './demo-shopper.ts';
import type { Misdeed } from './faults/controls.ts';
import { type Faults, usualFaults } from './faults/faults.ts';
import { firstStaff, type StaffUser } from './staff-users.ts';
import { channelId } from './store.ts';

export interface Address {
  firstName: string;
  lastName: string;
  company: string;
  address1: string;
  address2: string;
  city: string;
  stateOrProvince: string;
  stateOrProvinceCode: string;
  countryCode: string;
  postalCode: string;
  phone: string;
}

export const blankAddress: Address = {
  firstName: '',
  lastName: '',
  company: '',
  address1: '',
  address2: '',
  city: '',
  stateOrProvince: '',
  stateOrProvinceCode: '',
  countryCode: '',
  postalCode: '',
  phone: '',
};

export interface Consignment {
  id: string;
  address: Address;
  shippingOptionId: string | null;
}

export interface Cart {
  /** Also its checkout's id. */
  id: string;
  /** The storefront it was filled in. */
  channelId: number;
  /** 0 for a guest. */
  customerId: number;
  lines: { id: string; productId: number; quantity: number }[];
  billing: (Address & { id: string; email: string }) | null;
  consignment: Consignment | null;
  couponCode: string | null;
  isStoreCreditApplied: boolean;
  /** Of the order that was made of it and isn't paid for yet. */
  orderId: number | null;
  customerMessage: string;
  createdAtMs: number;
  updatedAtMs: number;
  version: number;
}

export interface Order {
  id: number;
  /** The cart as it was when the order was placed. */
  cart: Cart;
  statusId: number;
  paymentMethodId: string;
  /** What the customer's store credit pays of it. */
  storeCreditMinor: number;
  /** As V2 names it; empty for what is paid outside of the shop. */
  paymentStatus: '' | 'authorized' | 'captured' | 'capture pending' | 'void' | 'void pending';
  transactions: Transaction[];
  staffNotes: string;
  /** Left out: the shop's own checkout. */
  orderSource?: string;
  externalSource?: string;
  ipAddress: string;
  isDeleted: boolean;
  createdAtMs: number;
  modifiedAtMs: number;
}

/** An e-mail as its reader sees it. */
export interface Mail {
  id: number;
  receivedAtMs: number;
  /** Whom it was delivered to, whatever it says itself. */
  recipients: string[];
  /** `Name <address>`, or the address alone. */
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  /** By their names in small letters; the last one of each. */
  headers: Record<string, string>;
}

/** Money that moved, or was set aside. */
export interface Transaction {
  id: number;
  event: 'purchase' | 'authorization' | 'capture' | 'void';
  method: 'credit_card' | 'store_credit';
  amountMinor: number;
  /** The transaction that this one acts on. */
  referenceId: number | null;
  createdAtMs: number;
}

export interface Customer {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  password: string;
  groupId: number;
  storeCreditMinor: number;
  addresses: (Address & { id: number })[];
  createdAtMs: number;
  modifiedAtMs: number;
}

export type MetafieldOwner = 'order' | 'customer' | 'product';

export interface Metafield {
  id: number;
  owner: MetafieldOwner;
  ownerId: number;
  permissionSet: string;
  namespace: string;
  key: string;
  value: string;
  description: string;
  createdAtMs: number;
  modifiedAtMs: number;
}

export interface Attribute {
  id: number;
  name: string;
  type: 'string' | 'number' | 'date';
  createdAtMs: number;
  modifiedAtMs: number;
}

export interface AttributeValue {
  id: number;
  attributeId: number;
  customerId: number;
  value: string;
  createdAtMs: number;
  modifiedAtMs: number;
}

/** A way to the app from the menu of every order, customer or product. */
export interface AppExtension {
  /** `bc/store/appExtension/2`. */
  id: string;
  context: 'PANEL' | 'LINK';
  model: 'PRODUCTS' | 'ORDERS' | 'CUSTOMERS';
  /** With `${id}` in it, for which the control panel puts the id of whatever the menu is of. */
  url: string;
  label: { defaultValue: string; locales: { value: string; localeCode: string }[] };
}

export interface Script {
  uuid: string;
  name: string;
  description: string;
  kind: 'src' | 'script_tag';
  src?: string | undefined;
  html?: string | undefined;
  loadMethod: 'default' | 'async' | 'defer';
  location: 'head' | 'footer';
  visibility: 'storefront' | 'all_pages' | 'checkout' | 'order_confirmation';
  /** Null is what BigCommerce calls `unknown`. */
  consentCategory: ConsentCategory | null;
  autoUninstall: boolean;
  enabled: boolean;
  channelId: number;
  integrityHashes: string[];
  createdAtMs: number;
  modifiedAtMs: number;
}

export type ConsentCategory = 'essential' | 'functional' | 'analytics' | 'targeting';

export interface Hook {
  id: number;
  scope: string;
  destination: string;
  headers: Record<string, string>;
  isActive: boolean;
  /** BigCommerce switched it off itself. */
  isDeactivated: boolean;
  /** 0 where nothing was sent yet. */
  lastSentAtMs: number;
  createdAtMs: number;
  updatedAtMs: number;
}

/** One event on its way to one webhook. */
export interface Delivery {
  /** The `webhook-id`, the same on every attempt. */
  id: string;
  hookId: number;
  scope: string;
  body: string;
  attempts: number;
  firstSentAtMs: number | null;
  lastAttemptAtMs: number | null;
  /** The last answer's status, or null where there was none. */
  lastStatus: number | null;
  /** Null once it was taken, or given up. */
  nextAttemptAtMs: number | null;
}

/** A domain that no webhook is sent to for a while. */
export interface BlockedDomain {
  domain: string;
  blockedAtMs: number;
  untilMs: number;
  failedCount: number;
}

export interface Session {
  cartId: string | null;
  channelId: number;
  /** 0 for a guest. */
  customerId: number;
  orderIds: number[];
  /** What the shopper allowed on the cookie banner. */
  consent: ConsentCategory[];
  lastSeenAtMs: number;
  switches: Switches;
}

/** How the shop treats one shopper, for whoever tries it out. */
export interface Switches {
  /** So many order requests are answered with an error before one is taken. */
  failingOrders: number;
  asksForTerms: boolean;
  isDark: boolean;
  /** Answers of the Storefront API wait for a random time of no more than this. */
  latencyMs: number;
  /** How late the checkout's own script arrives. */
  bundleDelayMs: number;
}

export const usualSwitches: Switches = {
  failingOrders: 0,
  asksForTerms: false,
  isDark: false,
  latencyMs: 0,
  bundleDelayMs: 0,
};

/** Everything the shop remembers, as plain data that can be written down and read back. */
export interface SandboxState {
  nextIds: Record<
    | 'order'
    | 'customer'
    | 'metafield'
    | 'attribute'
    | 'attributeValue'
    | 'hook'
    | 'transaction'
    | 'mail'
    | 'appExtension',
    number
  >;
  settings: {
    /** The shop's cookie banner: with it on, a script needs consent or the category `essential`. */
    asksForConsent: boolean;
  };
  /** How far the shop's time is ahead of the real one. */
  clockAheadMs: number;
  faults: Faults;
  /** Who works in the control panel; the first of them owns the store. */
  staff: StaffUser[];
  /** What the merchant agreed to; null where the app is not installed. */
  installedApp: { scopes: string[]; ownerEmail: string } | null;
  /** What the app asks for since its developer changed it; null for what it was registered with. */
  requestedScopes: string[] | null;
  authCodes: { code: string; userId: number; scopes: string[]; issuedAtMs: number }[];
  appTokens: { token: string; scopes: string[]; isDead: boolean }[];
  /** Oldest first. */
  mails: Mail[];
  /** What was done behind the app's back and can be undone, the latest last. */
  misdeeds: Misdeed[];
  blockedDomains: BlockedDomain[];
  /** Who is told by e-mail of blocked domains and webhooks that were switched off. */
  hookEmails: string[];
  sessions: Record<string, Session>;
  carts: Record<string, Cart>;
  orders: Order[];
  customers: Customer[];
  metafields: Metafield[];
  attributes: Attribute[];
  attributeValues: AttributeValue[];
  scripts: Script[];
  appExtensions: AppExtension[];
  hooks: Hook[];
  deliveries: Delivery[];
}

const demoCreditMinor = 500_00;

/** Adds what a shop that was written down by an older sandbox doesn't know of yet. Changes this very object. */
export function completeState(state: SandboxState): SandboxState {
  state.clockAheadMs ??= 0;
  state.faults = { ...usualFaults, ...state.faults };
  state.staff ??= structuredClone([...firstStaff]);
  state.installedApp ??= null;
  state.requestedScopes ??= null;
  state.authCodes ??= [];
  state.appExtensions ??= [];
  state.nextIds.appExtension ??= 1;
  state.appTokens ??= [];
  state.misdeeds ??= [];
  state.blockedDomains ??= [];
  state.hookEmails ??= [];
  for (const hook of state.hooks) {
    hook.isDeactivated ??= false;
    hook.lastSentAtMs ??= 0;
  }
  for (const delivery of state.deliveries) delivery.firstSentAtMs ??= delivery.lastAttemptAtMs;
  for (const session of Object.values(state.sessions)) {
    session.switches ??= { ...usualSwitches };
    session.channelId ??= channelId;
  }
  for (const customer of state.customers) customer.storeCreditMinor ??= customer.id === 1 ? demoCreditMinor : 0;
  state.nextIds.transaction ??= 1;
  state.nextIds.mail ??= 1;
  state.mails ??= [];
  for (const order of state.orders) {
    order.storeCreditMinor ??= 0;
    order.paymentStatus ??= '';
    order.transactions ??= [];
  }
  for (const cart of [...Object.values(state.carts), ...state.orders.map(({ cart }) => cart)]) {
    cart.channelId ??= channelId;
    cart.isStoreCreditApplied ??= false;
    cart.orderId ??= null;
  }
  return state;
}

/** A shop on its first day: one customer, nothing sold. */
export function emptyState(nowMs: number): SandboxState {
  const { email, password, ...shopper } = demoShopper;
  const address = { ...blankAddress, ...shopper, id: 1 };
  return {
    nextIds: {
      order: 101,
      customer: 2,
      metafield: 1,
      attribute: 1,
      attributeValue: 1,
      hook: 1,
      transaction: 1,
      mail: 1,
      appExtension: 1,
    },
    settings: { asksForConsent: false },
    clockAheadMs: 0,
    faults: { ...usualFaults },
    staff: structuredClone([...firstStaff]),
    installedApp: null,
    requestedScopes: null,
    authCodes: [],
    appTokens: [],
    misdeeds: [],
    mails: [],
    blockedDomains: [],
    hookEmails: [],
    sessions: {},
    carts: {},
    orders: [],
    customers: [
      {
        id: 1,
        email,
        firstName: shopper.firstName,
        lastName: shopper.lastName,
        password,
        groupId: 1,
        storeCreditMinor: demoCreditMinor,
        addresses: [address],
        createdAtMs: nowMs,
        modifiedAtMs: nowMs,
      },
    ],
    metafields: [],
    attributes: [],
    attributeValues: [],
    scripts: [],
    appExtensions: [],
    hooks: [],
    deliveries: [],
  };
}
