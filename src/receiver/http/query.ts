import type { Context } from 'hono';
import { z } from 'zod';

/** A parameter that is given several times is a list; one that is described as a list is one even when it is given once. */
export function queryOf(c: Context, shape: z.ZodRawShape = {}): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => {
      const [first = ''] = values;
      return [name, values.length > 1 || isList(shape[name]) ? values : first];
    }),
  );
}

const isList = (schema: unknown): boolean =>
  schema instanceof z.ZodArray || (schema instanceof z.ZodOptional && isList(schema.unwrap()));

/** An address's parameters, of a known form. Undefined for others. */
export const readQuery = <Shape extends z.ZodRawShape>(
  c: Context,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> | undefined => schema.safeParse(queryOf(c, schema.shape)).data;
