import { z } from 'zod';

/** A time as V2 writes it, after RFC 2822 and to the second. Read as Unix milliseconds. */
export const legacyTime = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());
