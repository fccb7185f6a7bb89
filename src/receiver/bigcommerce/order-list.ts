import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { OrderChange, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import { legacyTime } from './legacy-time.ts';

const orders = z.array(
  z.object({ id: z.number(), status_id: z.number(), date_created: legacyTime, date_modified: legacyTime }),
);
const pageSize = 250;

/** One page of the orders that were changed at this moment or later, by BigCommerce's clock, oldest change first. */
export async function listOrderChanges(
  client: Client,
  sinceMs: number,
  page: number,
): ShopResult<{ changes: readonly OrderChange[]; isLast: boolean }> {
  const read = await client.get('v2/orders', orders, {
    min_date_modified: new Date(sinceMs).toISOString(),
    sort: 'date_modified:asc',
    page,
    limit: pageSize,
  });
  if (!read.ok) return read;
  const changes = read.value.map(({ id, status_id, date_created, date_modified }) => ({
    orderId: id,
    statusId: status_id,
    createdAtMs: date_created,
    modifiedAtMs: date_modified,
  }));
  return ok({ changes, isLast: changes.length < pageSize });
}

const named = z.array(z.object({ id: z.number() }));

/** One page of the store's orders, the latest first. */
export async function listLatestOrders(
  client: Client,
  page: number,
): ShopResult<{ orderIds: readonly number[]; isLast: boolean }> {
  const read = await client.get('v2/orders', named, { sort: 'id:desc', page, limit: pageSize });
  if (!read.ok) return read;
  return ok({ orderIds: read.value.map(({ id }) => id), isLast: read.value.length < pageSize });
}
