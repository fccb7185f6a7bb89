import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { Provider } from '../../checks/provider.ts';
import { createProviderClient } from '../client.ts';
import type { CredentialsOf } from '../credentials.ts';
import type { ProviderParts } from '../parts.ts';
import type { veriffCredentialFields } from './credentials.ts';
import {
  startedVeriffSession,
  veriffAttempts,
  veriffDecision,
  veriffStateOf,
  veriffStateOfAttempts,
} from './decision.ts';
import { readVeriffWebhook } from './webhook.ts';

/** @see Veriff, "Verification session" (read 2026-11). */
const screenLifeMs = 7 * 24 * 60 * 60_000;

/**
 * Veriff. A session has one page for its whole life and tells it once, so `resume` is `unsupported`: whoever began the session keeps its
 * screen. It knows no idempotency, and no way to cancel.
 */
export function createVeriffProvider(
  credentials: CredentialsOf<typeof veriffCredentialFields>,
  { fetch, clock }: ProviderParts,
): Provider {
  const { apiKey, sharedSecret, olderSharedSecret } = credentials;
  const client = createProviderClient({
    baseUrl: `${credentials.apiUrl}/v1`,
    headers: { 'X-AUTH-CLIENT': apiKey },
    fetch,
  });
  // A request with a body is signed over that, any other over the id it asks about.
  const signed = (text: string) => ({
    'X-HMAC-SIGNATURE': createHmac('sha256', sharedSecret).update(text).digest('hex'),
  });
  const pathOf = (sessionId: string) => `sessions/${encodeURIComponent(sessionId)}`;

  return {
    name: 'veriff',
    abilities: {
      highestIal: 2,
      hasWebhooks: true,
      isFrameable: true,
      canCancel: false,
      canErase: true,
      needsCredential: false,
    },
    async create({ checkId, returnUrl }) {
      const text = JSON.stringify({ verification: { callback: returnUrl, vendorData: checkId } });
      const answer = await client.post('sessions', startedVeriffSession, { text, headers: signed(text) });
      if (!answer.ok) return answer;
      const { id, url } = answer.value.verification;
      return ok({ sessionId: id, screen: { url, expiresAtMs: clock() + screenLifeMs } });
    },
    resume: async () => fail('unsupported'),
    async fetch(sessionId, against) {
      const headers = signed(sessionId);
      const answer = await client.get(`${pathOf(sessionId)}/decision`, veriffDecision, { headers });
      if (!answer.ok) return answer;
      const { verification } = answer.value;
      if (verification)
        return verification.id === sessionId ? ok(veriffStateOf(verification, against)) : fail('unexpected');
      const attempts = await client.get(`${pathOf(sessionId)}/attempts`, veriffAttempts, { headers });
      return attempts.ok ? ok(veriffStateOfAttempts(attempts.value)) : attempts;
    },
    cancel: async () => fail('unsupported'),
    async erase(sessionId) {
      const answer = await client.delete(pathOf(sessionId), z.object({ status: z.literal('success') }), {
        headers: signed(sessionId),
      });
      return answer.ok || answer.code === 'not_found' ? ok(undefined) : answer;
    },
    readWebhook: async (headers, body) =>
      readVeriffWebhook(headers, body, {
        apiKey,
        secrets: olderSharedSecret === undefined ? [sharedSecret] : [sharedSecret, olderSharedSecret],
      }),
  };
}
