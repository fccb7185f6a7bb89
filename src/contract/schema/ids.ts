import { z } from 'zod';

const bigcommerceId = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

export const checkIdSchema = z
  .string()
  .max(40)
  .regex(/^chk_[0-9a-z]{20,}$/)
  .meta({ id: 'CheckId', description: 'As in the `check_id` metafield.', example: 'chk_7v2k9m4p0qx3c8e5rwhz' });
export const cartIdSchema = z
  .string()
  .max(64)
  .regex(/^[0-9a-zA-Z-]{8,}$/)
  .meta({ description: 'The id of the cart in BigCommerce, which is also its checkout’s.' });
export const orderIdSchema = bigcommerceId.meta({ description: 'The id of the order in BigCommerce.', example: 118 });
export const customerIdSchema = bigcommerceId.meta({
  description: 'The id of the customer in BigCommerce.',
  example: 7,
});
/** A moment, in UTC. */
export const momentSchema = z.iso.datetime().meta({ example: '2026-11-21T12:00:00.000Z' });
