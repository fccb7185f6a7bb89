export interface PaymentMethod {
  readonly id: string;
  readonly name: string;
  readonly instructions: string;
  /** Where an order paid this way goes once it is placed. */
  readonly statusAfter: number;
}

const awaitingFulfillment = 11;
const awaitingPayment = 7;

/** Offline methods only: no card, real or made up, is ever typed into the sandbox. The first one is chosen unless the shopper chooses. */
export const paymentMethods: readonly PaymentMethod[] = [
  {
    id: 'cod',
    name: 'Pay on delivery',
    instructions: 'Pay the courier when the parcel arrives.',
    statusAfter: awaitingFulfillment,
  },
  {
    id: 'bankdeposit',
    name: 'Bank transfer',
    instructions: 'We pack your order when the money has arrived.',
    statusAfter: awaitingPayment,
  },
];

export const findPaymentMethod = (id: string): PaymentMethod | undefined =>
  paymentMethods.find((method) => method.id === id);
