import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { findStaff, owner } from '../staff-users.ts';
import type { Store } from '../store.ts';
import { accountUuid, type ControlPanel } from './control-panel.ts';

const codeLifetimeMs = 300_000;

const exchange = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  code: z.string(),
  context: z.string(),
  scope: z.string(),
  grant_type: z.string(),
  redirect_uri: z.string(),
});

/** `POST /oauth2/token`, as BigCommerce's login host answers it: a code becomes a token, once. */
export function oauthRoutes(store: Store, controlPanel: ControlPanel): Hono {
  const { state } = store;
  return new Hono().post('/oauth2/token', async (c) => {
    if (!/\bapplication\/json\b|\*\/\*/.test(c.req.header('accept') ?? '')) return refuse(c, 406, 'Invalid format.');
    const given = exchange.safeParse(await readBody(c));
    if (!given.success) return refuse(c, 400, 'invalid_request');
    const { client_id, client_secret, code, context, grant_type, redirect_uri } = given.data;
    if (grant_type !== 'authorization_code') return refuse(c, 400, 'unsupported_grant_type');
    if (client_id !== store.clientId || client_secret !== store.clientSecret) return refuse(c, 401, 'invalid_client');
    if (redirect_uri !== `${controlPanel.app?.url}/auth`) return refuse(c, 401, 'redirect_uri_mismatch');
    const issued = state.authCodes.find((one) => one.code === code);
    const user = issued && findStaff(store, issued.userId);
    if (!issued || !user || store.clock() > issued.issuedAtMs + codeLifetimeMs) return refuse(c, 400, 'invalid_grant');
    state.authCodes.splice(state.authCodes.indexOf(issued), 1);
    // With another store's context there is a token all the same, which may do nothing.
    const scopes = context === `stores/${store.storeHash}` ? issued.scopes : null;
    const token = { token: store.ids(), scopes: scopes ?? [], isDead: false };
    state.appTokens.push(token);
    store.changed();
    const viewOf = ({ id, email }: { id: number; email: string }) => ({ id, username: email, email });
    return c.json({
      access_token: token.token,
      scope: scopes?.join(' ') ?? null,
      user: viewOf(user),
      owner: viewOf(owner(store)),
      context: `stores/${store.storeHash}`,
      account_uuid: accountUuid,
    });
  });
}

const refuse = (c: Context, status: 400 | 401 | 406, error: string) => c.json({ error }, status);

const readBody = async (c: Context): Promise<unknown> =>
  /^application\/json\b/.test(c.req.header('content-type') ?? '')
    ? c.req.json().catch(() => undefined)
    : c.req.parseBody().catch(() => undefined);
