import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether BigCommerce signed these bytes: Standard Webhooks, keyed with the raw bytes of the app's client secret. Age is no reason to
 * refuse, since BigCommerce does not say whether a retry is stamped anew: an old delivery is a hint, and the order is re-read anyway.
 * @see Standard Webhooks 1.0, "Signature scheme"; bigcommerce/docs https-webhook-overview (read 2026-04).
 */
export function isSignedByBigCommerce(
  clientSecret: string,
  headers: { id: string; timestamp: string; signature: string },
  body: Uint8Array,
): boolean {
  if (!/^\d{1,12}$/.test(headers.timestamp) || headers.id === '') return false;
  const expected = createHmac('sha256', clientSecret)
    .update(`${headers.id}.${headers.timestamp}.`)
    .update(body)
    .digest();
  return headers.signature.split(' ').some((entry) => {
    const [version, encoded = ''] = entry.split(',');
    const given = Buffer.from(encoded, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
