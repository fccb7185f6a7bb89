export interface PaymentMethod {
  readonly id: string;
  readonly name: string;
  readonly instructions: string;
  /** Where an order paid this way goes once it is placed. */
  readonly statusAfter: number;
  /** How the checkout SDK names methods of this kind. */
  readonly type: 'PAYMENT_TYPE_OFFLINE' | 'PAYMENT_TYPE_API' | 'PAYMENT_TYPE_SDK';
  /** Whether the payment step lists it. */
  readonly isOffered: boolean;
  /** The order comes first and stays incomplete until the card is taken. */
  readonly isPaidLater: boolean;
}

const awaitingFulfillment = 11;
const awaitingPayment = 7;

const offline = { type: 'PAYMENT_TYPE_OFFLINE', isOffered: true, isPaidLater: false } as const;
const wallet = {
  type: 'PAYMENT_TYPE_SDK',
  statusAfter: awaitingFulfillment,
  isOffered: true,
  isPaidLater: false,
  instructions: 'A made-up wallet. No money moves.',
} as const;

/** The first one is chosen unless the shopper chooses. Cards and wallets are made up, and what is typed into them is not kept. */
export const paymentMethods: readonly PaymentMethod[] = [
  {
    ...offline,
    id: 'cod',
    name: 'Pay on delivery',
    instructions: 'Pay the courier when the parcel arrives.',
    statusAfter: awaitingFulfillment,
  },
  {
    ...offline,
    id: 'bankdeposit',
    name: 'Bank transfer',
    instructions: 'We pack your order when the money has arrived.',
    statusAfter: awaitingPayment,
  },
  {
    id: 'sandboxcard',
    name: 'Card (sandbox)',
    instructions: 'Only the made-up test cards work here.',
    statusAfter: awaitingFulfillment,
    type: 'PAYMENT_TYPE_API',
    isOffered: true,
    isPaidLater: true,
  },
  { ...wallet, id: 'sandboxpaypal', name: 'Wallet button' },
  { ...wallet, id: 'sandboxapplepay', name: 'Wallet sheet' },
  { ...wallet, id: 'sandboxexpress', name: 'Sandbox Express', isOffered: false },
];

/** What an order is paid with when store credit covers all of it. */
export const storeCredit: PaymentMethod = {
  ...offline,
  id: 'storecredit',
  name: 'Store credit',
  instructions: '',
  statusAfter: awaitingFulfillment,
  isOffered: false,
};

export const findPaymentMethod = (id: string): PaymentMethod | undefined =>
  [...paymentMethods, storeCredit].find((method) => method.id === id);
