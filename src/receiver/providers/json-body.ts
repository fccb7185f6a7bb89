import type { z } from 'zod';

/** The JSON in these bytes, in the shape that is wanted; undefined for anything else. */
export function readJsonBody<T>(body: Uint8Array, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))).data;
  } catch {
    return undefined;
  }
}
