import ky from 'ky';
import { z } from 'zod';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { AppGrant, AppGrantError } from '../checks/app-call.ts';

/** The app as BigCommerce knows it. */
export interface AppIdentity {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The registered address of `/auth`, to the letter. */
  readonly redirectUri: string;
  /** `https://login.bigcommerce.com`, or a sandbox. */
  readonly loginUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

const user = z.object({ id: z.int().positive(), email: z.string().min(1).max(320) });
const answer = z.object({
  access_token: z.string().min(1),
  // Null for a token that may do nothing.
  scope: z.string().nullable(),
  user,
  owner: user,
  context: z.string().regex(/^stores\/[a-z0-9]{1,40}$/),
});

const timeoutMs = 10_000;

/**
 * Exchanges the code that a merchant's browser brought for a token. What the browser said of itself is believed only when BigCommerce
 * says the same: the store is the one that BigCommerce names, and has to be the one that was asked for.
 * @see bigcommerce/docs, single-click app OAuth flow (read 2026-11).
 */
export async function exchangeCode(
  { clientId, clientSecret, redirectUri, loginUrl, fetch }: AppIdentity,
  asked: { readonly code: string; readonly context: string; readonly scope: string },
): Promise<Result<AppGrant, AppGrantError>> {
  let status: number;
  let text: string;
  try {
    const response = await ky.post(`${loginUrl}/oauth2/token`, {
      headers: { Accept: 'application/json', 'User-Agent': 'idgate' },
      json: {
        client_id: clientId,
        client_secret: clientSecret,
        code: asked.code,
        context: asked.context,
        scope: asked.scope,
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
      },
      timeout: timeoutMs,
      // A code is good once.
      retry: 0,
      redirect: 'error',
      throwHttpErrors: false,
      fetch,
    });
    status = response.status;
    text = await response.text();
  } catch {
    return fail('unreachable');
  }
  if (status >= 500 || status === 429) return fail('unreachable');
  if (status >= 300) return fail('refused');
  const read = answer.safeParse(parse(text));
  if (!read.success) return fail('unexpected');
  const { access_token: accessToken, scope, context, user: installer, owner } = read.data;
  if (context !== asked.context) return fail('mismatch');
  return ok({
    storeHash: context.slice('stores/'.length),
    accessToken,
    scopes: (scope ?? '').split(/\s+/).filter(Boolean),
    user: { userId: installer.id, email: installer.email },
    owner: { userId: owner.id, email: owner.email },
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
