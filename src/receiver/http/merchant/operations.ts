import type { Parts } from '../parts.ts';
import { erasures } from './erasures.ts';
import type { Operation } from './operation.ts';
import { readChecks } from './read-checks.ts';
import { webhooks } from './webhooks.ts';
import { writeChecks } from './write-checks.ts';

/** Everything at `/api/v1`, in the order in which it is described. */
export const merchantOperations = (parts: Parts): readonly Operation[] => [
  ...readChecks(parts),
  ...writeChecks(parts),
  ...erasures(parts),
  ...webhooks(parts),
];
