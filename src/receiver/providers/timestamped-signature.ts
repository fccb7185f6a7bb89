import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far ahead of ours a sender's clock may be. */
const mostAheadMs = 5 * 60_000;

/**
 * When these bytes were signed, by a header of the form `t=<seconds>,v1=<hex>` over `<seconds>.<body>`; undefined where none of the secrets
 * did, or where that lies in the future. Several pairs, parted by blanks, are of a secret being changed: each stands for itself. Age is no
 * reason to refuse: an old delivery is a hint, and the session is read again anyway.
 * @see Stripe, "Verify webhook signatures manually"; Persona, "Webhooks best practices" (read 2026-11).
 */
export function signedAtMs(
  header: string | undefined,
  body: Uint8Array,
  { secrets, nowMs }: { secrets: readonly string[]; nowMs: number },
): number | undefined {
  for (const pair of header?.split(' ') ?? []) {
    const entries = pair.split(',').map((entry) => entry.split('='));
    const times = entries.filter(([name]) => name === 't').map(([, value = '']) => value);
    const [time = ''] = times;
    if (times.length !== 1 || !/^[1-9]\d{0,11}$/.test(time)) continue;
    const given = entries.filter(([name]) => name === 'v1').map(([, value = '']) => value);
    const atMs = Number(time) * 1_000;
    const isSigned = secrets.some((secret) => {
      const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
      return given.some((hex) => isSameDigest(hex, expected));
    });
    if (isSigned && atMs <= nowMs + mostAheadMs) return atMs;
  }
  return undefined;
}

/** Compares in constant time. */
export function isSameDigest(hex: string, expected: Uint8Array): boolean {
  return /^[0-9a-f]{64}$/i.test(hex) && timingSafeEqual(Buffer.from(hex, 'hex'), expected);
}
