import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { AppCall } from '../checks/app-call.ts';

const userId = z.int().positive();
const email = z.string().min(1).max(320);
const claims = z.object({
  sub: z.string().regex(/^stores\/[a-z0-9]{1,40}$/),
  jti: z.string().min(1).max(200),
  iat: z.int(),
  exp: z.int(),
  user: z.object({ id: userId, email, locale: z.string().max(35).catch('en') }),
  owner: z.object({ id: userId, email }),
  // Only a path of ours is a deep link.
  url: z
    .string()
    .max(500)
    .regex(/^\/(?!\/)[\w\-./]*$/)
    .catch('/'),
});

/** How far BigCommerce's clock may be from ours. */
const leewaySeconds = 60;

/**
 * Reads the `signed_payload_jwt` of a call that BigCommerce makes to the app. Undefined for one that is forged, out of date, another
 * app's, or signed with the same secret for another purpose.
 * @see bigcommerce/docs, single-click app callbacks (read 2026-11).
 */
export async function readAppCall(
  token: string,
  expected: { clientId: string; clientSecret: string; nowMs: number },
): Promise<AppCall | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(expected.clientSecret), {
      algorithms: ['HS256'],
      audience: expected.clientId,
      issuer: 'bc',
      clockTolerance: leewaySeconds,
      currentDate: new Date(expected.nowMs),
      requiredClaims: ['exp', 'nbf', 'iat', 'jti', 'sub'],
    });
    const read = claims.safeParse(payload);
    if (!read.success || read.data.iat * 1_000 > expected.nowMs + leewaySeconds * 1_000) return undefined;
    const { sub, jti, iat, exp, user, owner, url } = read.data;
    return {
      storeHash: sub.slice('stores/'.length),
      callId: jti,
      issuedAtMs: iat * 1_000,
      expiresAtMs: exp * 1_000,
      user: { userId: user.id, email: user.email, locale: user.locale },
      owner: { userId: owner.id, email: owner.email },
      path: url,
    };
  } catch {
    return undefined;
  }
}
