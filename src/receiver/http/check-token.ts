import { jwtVerify, SignJWT } from 'jose';

/** Opens one check's endpoints to whoever carries it. */
export interface CheckTokens {
  issue(storeHash: string, checkId: string): Promise<string>;
  /** Undefined for a token that is forged, out of date or for something else. */
  read(token: string): Promise<{ storeHash: string; checkId: string } | undefined>;
}

const audience = 'idgate:check';
const lifeSeconds = 2 * 60 * 60;

export function createCheckTokens(secret: string, clock: () => number): CheckTokens {
  const key = new TextEncoder().encode(secret);
  return {
    issue: (storeHash, checkId) => {
      const nowSeconds = Math.floor(clock() / 1_000);
      return new SignJWT({ store: storeHash })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(checkId)
        .setAudience(audience)
        .setIssuedAt(nowSeconds)
        .setExpirationTime(nowSeconds + lifeSeconds)
        .sign(key);
    },
    async read(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience,
          currentDate: new Date(clock()),
          requiredClaims: ['exp', 'sub'],
        });
        const { sub, ['store']: storeHash } = payload;
        return typeof sub === 'string' && typeof storeHash === 'string' ? { storeHash, checkId: sub } : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
