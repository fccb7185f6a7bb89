import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';

const entered = z.object({ id: z.number() });
const awaitingFulfillment = 11;

/** Enters an order of one product for a made-up person. For stores that are no real ones. */
export async function enterTestOrder(client: Client, productId: number): ShopResult<number> {
  const made = await client.post('v2/orders', entered, {
    status_id: awaitingFulfillment,
    customer_id: 0,
    billing_address: {
      first_name: 'Avery Quinn',
      last_name: 'Sample',
      street_1: '123 Main Street',
      city: 'Austin',
      state: 'Texas',
      zip: '78701',
      country: 'United States',
      country_iso2: 'US',
      email: 'test-order@example.com',
    },
    products: [{ product_id: productId, quantity: 1 }],
  });
  return made.ok ? ok(made.value.id) : made;
}
