import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * An error as the storefront answers it. The checkout SDK knows it for one by having all four fields, and hands `detail` to the page to
 * show; without `detail` the shopper would read that something unexpected happened.
 */
export function storefrontProblem(c: Context, status: ContentfulStatusCode, type: string, title: string) {
  return c.json({ status, type, title, detail: title }, status);
}
