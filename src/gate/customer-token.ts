import { callText, type Fetch } from './call.ts';

// The documentation promises plain text, and BigCommerce's own code reads `{"token":"…"}`. A page of the theme is neither.
const answer = /^(\W*token\W*)?(eyJ[\w-]+\.[\w-]+\.[\w-]+)/;

/** BigCommerce's Current Customer JWT, by which the receiver believes who is signed in. Null for a guest and without an app to ask for. */
export async function readCustomerToken(fetch: Fetch, clientId: string | null): Promise<string | null> {
  const text = clientId && (await callText(fetch, `/customer/current.jwt?app_client_id=${clientId}`));
  return answer.exec(text || '')?.[2] ?? null;
}
