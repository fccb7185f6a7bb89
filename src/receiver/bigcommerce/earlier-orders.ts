import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { ShopResult } from '../checks/ports.ts';
import { orderStatus } from '../checks/settings.ts';
import type { Client } from './client.ts';

const orders = z.array(z.object({ id: z.number(), status_id: z.number() }));
const pageSize = 250;

/** An order in one of these was never paid for, came to nothing, or waits for a check itself. Whoever has no other has not ordered yet. */
const notYetOrdered: readonly number[] = [
  orderStatus.incomplete,
  orderStatus.cancelled,
  orderStatus.declined,
  orderStatus.manualVerificationRequired,
];

/** Whether this shopper has ordered before: before that order where there is one, and before now for a cart. */
export async function hasOrderedBefore(
  client: Client,
  who: { readonly customer_id: number } | { readonly email: string },
  orderId: number | null,
): ShopResult<boolean> {
  if (orderId === 1) return ok(false);
  // A later order must not make this one any less the first: it would be let go the moment that one is placed.
  const before = orderId === null ? {} : { max_id: orderId - 1 };
  for (let page = 1; ; page++) {
    const read = await client.get('v2/orders', orders, { ...who, ...before, page, limit: pageSize });
    if (!read.ok) return read;
    if (read.value.some(({ status_id }) => !notYetOrdered.includes(status_id))) return ok(true);
    if (read.value.length < pageSize) return ok(false);
  }
}
