import { z } from 'zod';
import type { Facts } from '../../contract/wire/facts.ts';
import { ok } from '../../contract/wire/result.ts';
import type { FactSource, FactSubject, ShopResult } from '../checks/ports.ts';
import { createCatalogue } from './catalogue.ts';
import type { Client } from './client.ts';
import { hasOrderedBefore } from './earlier-orders.ts';
import { createRegions } from './regions.ts';

const coupons = z.array(z.object({ code: z.string().nullish() }));
const customers = z.object({ data: z.array(z.object({ id: z.number(), customer_group_id: z.number() })) });

/** Finds out what carts and orders don't say themselves. Catalogue and places are kept for a while, a customer's own facts never. */
export function createFactFinder(
  client: Client,
  clock: () => number,
): (source: FactSource, subject: FactSubject) => ShopResult<Partial<Facts>> {
  const catalogue = createCatalogue(client, clock);
  const regions = createRegions(client, clock);
  const nothing = ok({});

  return async (source, { orderId, customerId, email, productIds, shippingPlaces, billingPlace }) => {
    switch (source) {
      case 'custom_fields':
        return productIds ? catalogue.customFieldsOf(productIds) : nothing;
      case 'categories':
        return productIds ? catalogue.categoriesOf(productIds) : nothing;
      case 'regions':
        return shippingPlaces || billingPlace ? regions.find(shippingPlaces, billingPlace) : nothing;
      case 'coupons':
        return orderId === null ? nothing : readCouponCodes(client, orderId);
      case 'customer_group':
        return customerId === null ? nothing : readCustomerGroup(client, customerId);
      case 'earlier_orders': {
        const who = customerId === null ? email && { email } : { customer_id: customerId };
        if (!who) return nothing;
        const read = await hasOrderedBefore(client, who, orderId);
        return read.ok ? ok({ isFirstOrder: !read.value }) : read;
      }
      default:
        return source satisfies never;
    }
  };
}

async function readCouponCodes(client: Client, orderId: number): ShopResult<Pick<Facts, 'couponCodes'>> {
  const read = await client.get(`v2/orders/${orderId}/coupons`, coupons);
  // A promotion that needs no code is listed without one.
  return read.ok ? ok({ couponCodes: read.value.flatMap(({ code }) => code?.toUpperCase() || []) }) : read;
}

async function readCustomerGroup(client: Client, customerId: number): ShopResult<Pick<Facts, 'customerGroupId'>> {
  const read = await client.get('v3/customers', customers, { 'id:in': customerId });
  if (!read.ok) return read;
  const customer = read.value.data.find(({ id }) => id === customerId);
  return ok({ customerGroupId: customer?.customer_group_id ?? null });
}
