import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

export const problemType = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';

/** An error as V3 answers it. */
export function problem(c: Context, status: ContentfulStatusCode, title: string, errors: Record<string, string> = {}) {
  return c.json({ status, title, type: problemType, errors }, status);
}

/** An error as V2 answers it: a list of one. */
export function legacyProblem(c: Context, status: ContentfulStatusCode, message: string) {
  return c.json([{ status, message }], status);
}

/** What to answer where there is nothing, in the way of the version that was asked. */
export function notFound(c: Context) {
  return isLegacy(c)
    ? legacyProblem(c, 404, 'The requested resource was not found.')
    : problem(c, 404, 'The requested resource was not found.');
}

export const isLegacy = (c: Context): boolean => /^\/stores\/[^/]+\/v2(\/|$)/.test(c.req.path);

/** The request's body, or undefined where it is not JSON. */
export const readJson = (c: Context): Promise<unknown> => c.req.json().catch(() => undefined);

/** What V3 says of a body of the wrong shape, by field. */
export function invalid(c: Context, error: z.ZodError) {
  const errors = Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.') || 'body', message]));
  return problem(c, 422, 'JSON data is missing or invalid', errors);
}
