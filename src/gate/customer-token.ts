import { callText, type Fetch, parseJson } from './call.ts';

/**
 * BigCommerce's Current Customer JWT, by which the receiver believes who is signed in. Null for a guest and without an app to ask for.
 * The documentation promises plain text, and BigCommerce's own code reads JSON: both are taken.
 */
export async function readCustomerToken(fetch: Fetch, clientId: string | null): Promise<string | null> {
  if (!clientId) return null;
  const text = await callText(fetch, `/customer/current.jwt?app_client_id=${encodeURIComponent(clientId)}`);
  const token = (parseJson(text) as { token?: unknown } | undefined)?.token ?? text?.trim();
  // A page of the theme, served with status 200, is no token.
  return typeof token === 'string' && /^[\w.-]+$/.test(token) ? token : null;
}
