import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { channelAt } from '../channels.ts';
import { type Session, type Switches, usualSwitches } from '../state.ts';
import type { Store } from '../store.ts';

const cookieName = 'SHOP_SESSION_TOKEN';
const lifetimeMs = 30 * 24 * 60 * 60 * 1_000;

/** The shopper's session; undefined for a request that carries none. */
export function readSession(store: Store, c: Context): Session | undefined {
  const token = getCookie(c, cookieName) ?? '';
  return Object.hasOwn(store.state.sessions, token) ? store.state.sessions[token] : undefined;
}

/** Gives the shopper a fresh session, and forgets the one before. */
export function openSession(store: Store, c: Context, customerId: number, switches: Switches = usualSwitches): Session {
  const { state, clock } = store;
  forgetOldSessions(store);
  const token = store.ids();
  const session: Session = {
    cartId: null,
    channelId: channelAt(store, c),
    customerId,
    orderIds: [],
    consent: [],
    lastSeenAtMs: clock(),
    switches: { ...switches },
  };
  state.sessions[token] = session;
  store.changed();
  setCookie(c, cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: lifetimeMs / 1_000,
    secure: store.publicUrl.startsWith('https:'),
  });
  return session;
}

function forgetOldSessions({ state, clock }: Store): void {
  for (const [token, { lastSeenAtMs, cartId }] of Object.entries(state.sessions)) {
    if (lastSeenAtMs > clock() - lifetimeMs) continue;
    delete state.sessions[token];
    if (cartId !== null) delete state.carts[cartId];
  }
}
