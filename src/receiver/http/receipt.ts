import type { ErasureView } from '../../contract/schema/erasure.ts';
import type { Erasure } from '../checks/retention.ts';

/** The receipt of an erasure as it is answered. */
export const receiptOf = ({ erasureId, atMs, counts }: Erasure): ErasureView => ({
  erasureId,
  at: new Date(atMs).toISOString(),
  counts,
});
