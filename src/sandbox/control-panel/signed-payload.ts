import { SignJWT } from 'jose';
import { owner, type StaffUser } from '../staff-users.ts';
import type { Store } from '../store.ts';

const lifetimeSeconds = 24 * 3_600;
const skewSeconds = 5;

/** What is opened of the app: a deep link, and the channel it was opened from. */
export interface OpenedAt {
  readonly path: string;
  readonly channelId: number | null;
}

/** The `signed_payload_jwt` that tells an app which user of which store is there. */
export function signPayload(store: Store, user: StaffUser, { path, channelId }: OpenedAt): Promise<string> {
  const nowSeconds = Math.floor(store.clock() / 1_000);
  const { id, email } = owner(store);
  const claims = {
    user: { id: user.id, email: user.email, locale: user.locale },
    owner: { id, email },
    url: path,
    channel_id: channelId,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(store.clientId)
    .setIssuer('bc')
    .setIssuedAt(nowSeconds)
    .setNotBefore(nowSeconds - skewSeconds)
    .setExpirationTime(nowSeconds + lifetimeSeconds)
    .setJti(store.ids())
    .setSubject(`stores/${store.storeHash}`)
    .sign(new TextEncoder().encode(store.clientSecret));
}
