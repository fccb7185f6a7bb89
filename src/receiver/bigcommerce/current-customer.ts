import { jwtVerify } from 'jose';
import { z } from 'zod';

const claims = z.object({
  customer: z.object({ id: z.number().int().positive() }),
  operation: z.literal('current_customer'),
  store_hash: z.string(),
});

/**
 * The id of the customer that BigCommerce says is signed in; undefined for a token that is forged, out of date, another store's or
 * another app's. The webhooks' secret signs it too, but for another issuer.
 * @see bigcommerce/docs, Current Customer API (read 2026-04).
 */
export async function readCurrentCustomer(
  token: string,
  expected: { clientId: string; clientSecret: string; storeHash: string; nowMs: number },
): Promise<number | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(expected.clientSecret), {
      algorithms: ['HS256'],
      audience: expected.clientId,
      issuer: 'bc/apps',
      clockTolerance: 30,
      currentDate: new Date(expected.nowMs),
      requiredClaims: ['exp'],
    });
    const read = claims.safeParse(payload);
    return read.success && read.data.store_hash === expected.storeHash ? read.data.customer.id : undefined;
  } catch {
    return undefined;
  }
}
