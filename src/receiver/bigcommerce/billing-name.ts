import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { PersonName, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';

const address = z.object({ first_name: z.string().nullish(), last_name: z.string().nullish() });
const checkout = z.object({ data: z.object({ billing_address: address.nullish() }) });
const orders = z.array(z.object({ billing_address: address }));

/** The billing name of a cart, from its checkout or from the order that it became. Null while none is given. */
export async function readBillingName(client: Client, cartId: string): ShopResult<PersonName | null> {
  const open = await client.get(`v3/checkouts/${encodeURIComponent(cartId)}`, checkout);
  if (open.ok) return ok(nameOf(open.value.data.billing_address));
  if (open.code !== 'not_found') return open;
  const placed = await client.get('v2/orders', orders, { cart_id: cartId, limit: 1 });
  return placed.ok ? ok(nameOf(placed.value[0]?.billing_address)) : placed;
}

function nameOf(read: z.infer<typeof address> | null | undefined): PersonName | null {
  const name = { first: read?.first_name?.trim() ?? '', last: read?.last_name?.trim() ?? '' };
  return name.first || name.last ? name : null;
}
