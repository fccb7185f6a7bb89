import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { Contact, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';

const address = z.object({
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  email: z.string().nullish(),
});
const checkout = z.object({ data: z.object({ billing_address: address.nullish() }) });
const orders = z.array(z.object({ billing_address: address }));

/** Whom a cart is billed to, from its checkout or from the order that it became. `isOrdered` says which of them is there, as far as is known. */
export async function readContact(client: Client, cartId: string, isOrdered: boolean): ShopResult<Contact> {
  if (isOrdered) {
    const placed = await readPlaced(client, cartId);
    if (!placed.ok || placed.value) return placed.ok ? ok(contactIn(placed.value)) : placed;
  }
  const open = await client.get(`v3/checkouts/${encodeURIComponent(cartId)}`, checkout);
  if (open.ok) return ok(contactIn(open.value.data.billing_address));
  if (isOrdered || open.code !== 'not_found') return open.code === 'not_found' ? ok(contactIn(undefined)) : open;
  const placed = await readPlaced(client, cartId);
  return placed.ok ? ok(contactIn(placed.value)) : placed;
}

async function readPlaced(client: Client, cartId: string): ShopResult<z.infer<typeof address> | undefined> {
  const placed = await client.get('v2/orders', orders, { cart_id: cartId, limit: 1 });
  return placed.ok ? ok(placed.value[0]?.billing_address) : placed;
}

function contactIn(read: z.infer<typeof address> | null | undefined): Contact {
  const name = { first: read?.first_name?.trim() ?? '', last: read?.last_name?.trim() ?? '' };
  return { email: read?.email?.trim() || null, name: name.first || name.last ? name : null };
}
