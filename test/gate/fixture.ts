import type { CheckView } from '../../src/contract/wire/check-view.ts';
import type { CheckUpdate, Decision } from '../../src/contract/wire/decision.ts';
import type { SomeFacts } from '../../src/contract/wire/facts.ts';
import type { Policy, Rule } from '../../src/contract/wire/policy.ts';

export const cartId = '76f1bfe4-dbbe-4018-8ee6-2e3c36bf1518';
export const apiBase = 'https://receiver.example';
export const whisky = 102;

export const spirits: Rule = {
  id: 'spirits',
  name: 'Whisky needs 21',
  when: { productIn: [whisky] },
  requires: { ial: 1, minimumAge: 21 },
  whenUnreachable: 'block',
};
export const policyOf = (...rules: Partial<Rule>[]): Policy => ({
  version: 1,
  rules: rules.map((rule) => ({ ...spirits, ...rule })),
});

export const viewOf = (changes: Partial<CheckView> = {}): CheckView => ({
  checkId: 'chk_0123456789abcdefghij',
  status: 'pending',
  revision: 1,
  requirement: spirits.requires,
  finding: null,
  attemptsLeft: 3,
  needsConsent: false,
  keptDays: null,
  isElsewhere: false,
  ...changes,
});

export const verify = (changes: Partial<CheckView> = {}): Extract<Decision, { decision: 'verify' | 'wait' }> => ({
  decision: 'verify',
  check: viewOf(changes),
  checkToken: 'token-1',
  mayOrder: false,
});

export const cleared = (changes: Partial<CheckView> = {}): CheckUpdate => ({
  check: viewOf({ status: 'verified', revision: 2, ...changes }),
  decision: 'clear',
  mayOrder: false,
});

export const factsOf = (changes: SomeFacts = {}): SomeFacts => ({
  total: { amountMinor: 23_300, currency: 'USD' },
  productIds: [whisky],
  skus: [],
  kinds: ['physical'],
  couponCodes: [],
  isGuest: true,
  customerGroupId: 0,
  emailDomain: 'example.com',
  shippingCountries: ['US'],
  shippingRegions: ['US-TX'],
  billingCountry: 'US',
  billingRegion: 'US-TX',
  addressesDiffer: false,
  channelId: 1,
  ...changes,
});

const address = {
  address1: '123 Main Street',
  address2: '',
  city: 'Austin',
  postalCode: '78701',
  countryCode: 'US',
  stateOrProvince: 'Texas',
  stateOrProvinceCode: 'TX',
};

/** A checkout as the Storefront API answers it, as far as it matters here. */
export const checkoutOf = ({ productIds = [whisky] }: { productIds?: number[] } = {}) => ({
  id: cartId,
  grandTotal: 233,
  cart: {
    id: cartId,
    customerId: 0,
    email: 'avery@example.com',
    currency: { code: 'USD', decimalPlaces: 2 },
    lineItems: {
      physicalItems: productIds.map((productId) => ({ productId, isShippingRequired: true })),
      digitalItems: [],
      giftCertificates: [],
      customItems: [],
    },
  },
  coupons: [],
  consignments: [{ shippingAddress: address }],
  billingAddress: { ...address, email: 'avery@example.com' },
  customer: { id: 0, isGuest: true },
  channelId: 1,
});

export const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** Lets everything run that waits for nothing but a turn. */
export const turns = async (count = 30) => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

/** A promise that the test settles itself. */
export function later<T>() {
  let settle: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

/** The payment step of the checkout page, with what matters of it. */
export function drawPaymentStep(): void {
  const step = document.createElement('li');
  step.className = 'checkout-step checkout-step--payment';
  const header = document.createElement('div');
  header.className = 'checkout-view-header';
  const form = document.createElement('form');
  form.className = 'checkout-form';
  form.dataset['test'] = 'payment-form';
  form.onsubmit = (event) => event.preventDefault();
  const actions = document.createElement('div');
  actions.className = 'form-actions';
  const pay = document.createElement('button');
  pay.id = 'checkout-payment-continue';
  const card = document.createElement('input');
  actions.append(pay);
  form.append(card, actions);
  const content = document.createElement('div');
  content.className = 'checkout-view-content';
  content.append(form);
  step.append(header, content);
  document.body.append(step);
}

export const panelHost = () => document.querySelector<HTMLElement>('.checkout-step--payment > div[lang]');
export const panelFrame = () => panelHost()?.shadowRoot?.querySelector('section');
