import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { Provider, ProviderAbilities, ProviderResult } from '../../checks/provider.ts';
import type { CredentialsOf } from '../credentials.ts';
import type { ProviderParts } from '../parts.ts';
import { askVendor, type VendorRequest } from '../vendor-api.ts';
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

export const veriffAbilities: ProviderAbilities = {
  highestIal: 2,
  hasWebhooks: true,
  isFrameable: true,
  canCancel: false,
  canErase: true,
  needsCredential: false,
};

/**
 * Veriff. A session has one page for its whole life and tells it once, so `resume` is `unsupported`: whoever began the session keeps its
 * screen. It knows no idempotency, and no way to cancel.
 */
export function createVeriffProvider(
  credentials: CredentialsOf<typeof veriffCredentialFields>,
  { fetch, clock }: Pick<ProviderParts, 'fetch' | 'clock'>,
): Provider {
  const { apiKey, sharedSecret, olderSharedSecret } = credentials;
  /** A request with a body is signed over that, any other over the id of the session it asks about. */
  const ask = <T>(
    method: VendorRequest['method'],
    path: string,
    shape: z.ZodType<T>,
    signed: { sessionId: string } | { text: string },
  ): ProviderResult<T> =>
    askVendor(
      fetch,
      {
        method,
        url: `${credentials.apiUrl}/v1/${path}`,
        headers: {
          'X-AUTH-CLIENT': apiKey,
          'X-HMAC-SIGNATURE': createHmac('sha256', sharedSecret)
            .update('text' in signed ? signed.text : signed.sessionId)
            .digest('hex'),
        },
        ...('text' in signed && { text: signed.text }),
      },
      shape,
    );
  const pathOf = (sessionId: string) => `sessions/${encodeURIComponent(sessionId)}`;

  return {
    name: 'veriff',
    abilities: veriffAbilities,
    async create({ checkId, returnUrl }) {
      const text = JSON.stringify({ verification: { callback: returnUrl, vendorData: checkId } });
      const answer = await ask('post', 'sessions', startedVeriffSession, { text });
      if (!answer.ok) return answer;
      const { id, url } = answer.value.verification;
      return ok({ sessionId: id, screen: { url, expiresAtMs: clock() + screenLifeMs } });
    },
    resume: async () => fail('unsupported'),
    async fetch(sessionId, look) {
      const answer = await ask('get', `${pathOf(sessionId)}/decision`, veriffDecision, { sessionId });
      if (!answer.ok) return answer;
      const { verification } = answer.value;
      if (verification) {
        const isOfCheck = verification.id === sessionId && verification.vendorData === look.checkId;
        return isOfCheck ? ok(veriffStateOf(verification, look)) : fail('unexpected');
      }
      const attempts = await ask('get', `${pathOf(sessionId)}/attempts`, veriffAttempts, { sessionId });
      return attempts.ok ? ok(veriffStateOfAttempts(attempts.value)) : attempts;
    },
    cancel: async () => fail('unsupported'),
    async erase(sessionId) {
      const answer = await ask('delete', pathOf(sessionId), z.object({ status: z.literal('success') }), { sessionId });
      return answer.ok || answer.code === 'not_found' ? ok(undefined) : answer;
    },
    readWebhook: async (headers, body) =>
      readVeriffWebhook(headers, body, {
        apiKey,
        secrets: olderSharedSecret === undefined ? [sharedSecret] : [sharedSecret, olderSharedSecret],
      }),
  };
}
