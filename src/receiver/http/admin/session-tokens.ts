import { jwtVerify, SignJWT } from 'jose';
import type { Session } from '../../../contract/schema/admin/session.ts';

/** Whom a session is of, and since when. */
export interface SessionOf {
  readonly storeHash: string;
  readonly userId: number;
  /** When the app was opened. */
  readonly beganAtMs: number;
}

/** Sessions of the control panel's page: short ones, that the page renews for as long as a working day. */
export interface SessionTokens {
  /** Undefined when the session began too long ago. */
  issue(session: SessionOf): Promise<Session | undefined>;
  /** Undefined for a token that is forged, out of date or for something else. */
  read(token: string): Promise<SessionOf | undefined>;
}

const audience = 'idgate:admin';
const lifeMs = 15 * 60 * 1_000;
const longestMs = 8 * 60 * 60 * 1_000;

export function createSessionTokens(secret: string, clock: () => number): SessionTokens {
  const key = new TextEncoder().encode(secret);
  const seconds = (ms: number) => Math.floor(ms / 1_000);
  return {
    async issue({ storeHash, userId, beganAtMs }) {
      const nowMs = clock();
      const endsAtMs = beganAtMs + longestMs;
      if (nowMs >= endsAtMs) return undefined;
      const expiresAtMs = Math.min(nowMs + lifeMs, endsAtMs);
      const token = await new SignJWT({ store: storeHash, began: beganAtMs })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(String(userId))
        .setAudience(audience)
        .setIssuedAt(seconds(nowMs))
        .setExpirationTime(seconds(expiresAtMs))
        .sign(key);
      return { token, expiresAtMs, endsAtMs };
    },
    async read(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience,
          currentDate: new Date(clock()),
          requiredClaims: ['exp', 'sub'],
        });
        const { sub, ['store']: storeHash, ['began']: beganAtMs } = payload;
        const userId = Number(sub);
        return typeof storeHash === 'string' && typeof beganAtMs === 'number' && Number.isSafeInteger(userId)
          ? { storeHash, userId, beganAtMs }
          : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
