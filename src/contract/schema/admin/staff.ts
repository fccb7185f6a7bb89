import { z } from 'zod';

/**
 * Who of the store's staff did something. Null where it was nobody of them: the file that the receiver started with, the merchant's own
 * program. The address is null for somebody who may use the app no longer.
 */
export const staffSchema = z.object({ userId: z.int(), email: z.string().nullable() }).nullable();
export type Staff = z.infer<typeof staffSchema>;

/** What an answer `edit_conflict` carries beside its code. */
export const editConflictSchema = z.object({
  code: z.literal('edit_conflict'),
  editedBy: staffSchema,
  editedAtMs: z.int().nullable(),
});
export type EditConflict = z.infer<typeof editConflictSchema>;
