import type { Address, CheckoutSelectors } from '@bigcommerce/checkout-sdk/essential';

export type StepType = 'customer' | 'shipping' | 'billing' | 'payment';

export interface Step {
  readonly type: StepType;
  readonly isComplete: boolean;
}

/** The steps this cart goes through, in order. A cart that ships nothing has no shipping step. */
export function readSteps({ data }: CheckoutSelectors): Step[] {
  const cart = data.getCart();
  const needsShipping = (cart?.lineItems.physicalItems.length ?? 0) > 0;
  const consignment = data.getConsignments()?.[0];
  const billing = data.getBillingAddress();
  const isSignedIn = data.getCustomer()?.isGuest === false;
  const shipping: Step = {
    type: 'shipping',
    isComplete: isWhole(consignment?.shippingAddress) && consignment?.selectedShippingOption !== undefined,
  };
  return [
    { type: 'customer', isComplete: isSignedIn || Boolean(billing?.email) },
    ...(needsShipping ? [shipping] : []),
    { type: 'billing', isComplete: isWhole(billing) },
    { type: 'payment', isComplete: false },
  ];
}

/** The first step that something is missing in. */
export const firstOpenStep = (steps: readonly Step[]): StepType =>
  steps.find(({ isComplete }) => !isComplete)?.type ?? 'payment';

export const requiredFields = ['firstName', 'lastName', 'address1', 'city', 'countryCode', 'postalCode'] as const;

/** Whether nothing that an address needs is missing. */
export function isWhole(address: Partial<Address> | undefined): boolean {
  return address !== undefined && requiredFields.every((name) => address[name]?.trim());
}
