import { z } from 'zod';
import { statuses } from '../wire/status.ts';

export const statusSchema = z.enum(statuses).meta({
  id: 'Status',
  description:
    'Where a check stands. `verified` and `manually_approved` are good; `failed` and `manually_rejected` are not; `in_review` waits for a person.',
});
