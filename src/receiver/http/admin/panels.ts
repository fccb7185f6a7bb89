import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { erasureIdSchema } from '../../../contract/schema/erasure.ts';
import type { StaffCheck } from '../../store/staff-checks.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import { receiptOf } from '../receipt.ts';
import type { AdminEnv } from './admin-session.ts';
import { detailOf } from './show-check.ts';

const idSchema = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/**
 * What the panels beside an order or a customer of BigCommerce show. `GET /orders/{id}/check`, `GET /customers/{id}/check`: the check that
 * speaks for them. `GET /orders/{id}/timeline`: what happened to it, and why. `GET /erasures/{id}`: a receipt, with what providers have confirmed since.
 */
export function panels({ staffChecks, timelines, erasures, canMail }: Parts): Hono<AdminEnv> {
  const show = async (
    c: Context<AdminEnv>,
    text: string,
    find: (storeHash: string, id: number) => Promise<StaffCheck | undefined>,
  ): Promise<Response> => {
    const id = idSchema.safeParse(text).data;
    const found = id === undefined ? undefined : await find(c.get('store').storeHash, id);
    return found ? c.json(detailOf(found, c.get('store'), canMail)) : problem(c, 'unknown_check');
  };

  return new Hono<AdminEnv>()
    .get('/orders/:orderId/check', (c) => show(c, c.req.param('orderId'), staffChecks.findForOrder))
    .get('/orders/:orderId/timeline', async (c) => {
      const orderId = idSchema.safeParse(c.req.param('orderId')).data;
      if (orderId === undefined) return problem(c, 'unknown_order');
      return c.json(await timelines.ofOrder(c.get('store').storeHash, orderId));
    })
    .get('/customers/:customerId/check', (c) => show(c, c.req.param('customerId'), staffChecks.findForCustomer))
    .get('/erasures/:erasureId', async (c) => {
      const erasureId = erasureIdSchema.safeParse(c.req.param('erasureId')).data;
      const found = erasureId === undefined ? undefined : await erasures.find(c.get('store').storeHash, erasureId);
      return found ? c.json(receiptOf(found)) : problem(c, 'unknown_erasure');
    });
}
