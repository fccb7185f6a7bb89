export interface OrderStatus {
  readonly id: number;
  readonly name: string;
  /** Where staff screens list it. */
  readonly order: number;
  readonly description: string;
}

/** BigCommerce's own fixed set, by id. A shop may rename them, and may neither add nor take away. */
export const orderStatuses: readonly OrderStatus[] = [
  { id: 0, name: 'Incomplete', order: 0, description: 'The shopper has not finished paying.' },
  { id: 1, name: 'Pending', order: 1, description: 'The order was started and has not been paid.' },
  { id: 2, name: 'Shipped', order: 8, description: 'Everything was sent.' },
  { id: 3, name: 'Partially Shipped', order: 6, description: 'A part of it was sent.' },
  { id: 4, name: 'Refunded', order: 11, description: 'All of the money was given back.' },
  { id: 5, name: 'Cancelled', order: 9, description: 'The order was called off.' },
  { id: 6, name: 'Declined', order: 10, description: 'The shop will not fulfil it.' },
  { id: 7, name: 'Awaiting Payment', order: 2, description: 'The money has not arrived yet.' },
  { id: 8, name: 'Awaiting Pickup', order: 5, description: 'It waits to be collected.' },
  { id: 9, name: 'Awaiting Shipment', order: 4, description: 'It is packed and waits for the carrier.' },
  { id: 10, name: 'Completed', order: 7, description: 'Paid for and delivered.' },
  { id: 11, name: 'Awaiting Fulfillment', order: 3, description: 'Paid for, and to be packed.' },
  { id: 12, name: 'Manual Verification Required', order: 13, description: 'Somebody has to look before it goes on.' },
  { id: 13, name: 'Disputed', order: 12, description: 'The shopper disputes the payment.' },
  { id: 14, name: 'Partially Refunded', order: 14, description: 'A part of the money was given back.' },
];

export const orderStatusName = (id: number): string => orderStatuses.find((status) => status.id === id)?.name ?? '';
