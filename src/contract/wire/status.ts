import { oneOf, type Read } from './shape.ts';

/** The seven statuses of a check, as they also stand in BigCommerce's `verification_status` metafield. */
export const statuses = [
  'pending',
  'in_progress',
  'in_review',
  'failed',
  'verified',
  'manually_approved',
  'manually_rejected',
] as const;

export const readStatus = oneOf(...statuses);
export type Status = Read<typeof readStatus>;
