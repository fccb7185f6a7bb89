import { z } from 'zod';

/** Which part of a list is asked for. */
export const pageQuery = {
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .max(300)
    .regex(/^[\w-]+$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};

/** A part of a list. `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
