import { Stripe } from 'stripe';
import type { z } from 'zod';
import { fail, ok } from '../../../contract/wire/result.ts';
import type {
  Provider,
  ProviderAbilities,
  ProviderError,
  ProviderResult,
  SessionScreen,
} from '../../checks/provider.ts';
import { type CredentialsOf, webhookSecretsOf } from '../credentials.ts';
import { answerTimeoutMs, type ProviderParts } from '../parts.ts';
import type { stripeCredentialFields } from './credentials.ts';
import { type StripeSession, stripeExpansions, stripeResult, stripeSession, stripeStateOf } from './session.ts';
import { readStripeWebhook } from './webhook.ts';

/** @see Stripe API, "VerificationSession object", `url` (read 2026-11). */
const screenLifeMs = 48 * 60 * 60_000;

export const stripeAbilities: ProviderAbilities = {
  highestIal: 2,
  hasWebhooks: true,
  isFrameable: false,
  canCancel: true,
  canErase: true,
  needsCredential: false,
};

/** Stripe Identity: a document, and a selfie with it where level 2 is asked for. A session is one and the same until it is over. */
export function createStripeProvider(
  credentials: CredentialsOf<typeof stripeCredentialFields>,
  { fetch, clock }: Pick<ProviderParts, 'fetch' | 'clock'>,
): Provider {
  const { verificationSessions } = new Stripe(credentials.secretKey, {
    httpClient: Stripe.createFetchHttpClient(withoutSurprises(fetch)),
    timeout: answerTimeoutMs,
    // Whoever asked tries again, with pauses that outlast this process.
    maxNetworkRetries: 0,
    telemetry: false,
  }).identity;
  const read = (sessionId: string) => call(() => verificationSessions.retrieve(sessionId), stripeSession, sessionId);
  const screenOf = ({ url }: StripeSession): SessionScreen => ({ url, expiresAtMs: clock() + screenLifeMs });

  /** Does it, unless it was refused because it had been done. */
  async function end(
    sessionId: string,
    ask: () => Promise<unknown>,
    isDone: (session: StripeSession) => boolean,
  ): ProviderResult<void> {
    const answer = await call(ask, stripeSession, sessionId);
    if (answer.ok) return ok(undefined);
    if (answer.code !== 'refused') return answer;
    const session = await read(sessionId);
    return session.ok && isDone(session.value) ? ok(undefined) : answer;
  }

  return {
    name: 'stripe',
    abilities: stripeAbilities,
    async create({ checkId, requirement, person, returnUrl, idempotencyKey }) {
      const answer = await call(
        () =>
          verificationSessions.create(
            {
              type: 'document',
              client_reference_id: checkId,
              options: { document: { require_live_capture: true, require_matching_selfie: requirement.ial >= 2 } },
              ...(person.email !== null && { provided_details: { email: person.email } }),
              return_url: returnUrl,
            },
            { idempotencyKey },
          ),
        stripeSession,
      );
      if (!answer.ok) return answer;
      return answer.value.url === null
        ? fail('unexpected')
        : ok({ sessionId: answer.value.id, screen: screenOf(answer.value) });
    },
    async resume(sessionId) {
      const answer = await read(sessionId);
      if (!answer.ok) return answer;
      // There is a page only as long as Stripe wants input.
      return answer.value.url === null ? fail('refused') : ok(screenOf(answer.value));
    },
    async fetch(sessionId, look) {
      const answer = await call(
        () => verificationSessions.retrieve(sessionId, { expand: stripeExpansions }),
        stripeResult,
        sessionId,
      );
      if (!answer.ok) return answer;
      const { client_reference_id, redaction } = answer.value;
      // Erasing may take the reference too.
      const isOfCheck = client_reference_id === look.checkId || redaction !== null;
      return isOfCheck ? ok(stripeStateOf(answer.value, look)) : fail('unexpected');
    },
    cancel: (sessionId) =>
      end(
        sessionId,
        () => verificationSessions.cancel(sessionId),
        ({ status }) => status === 'canceled',
      ),
    erase: (sessionId) =>
      end(
        sessionId,
        () => verificationSessions.redact(sessionId),
        ({ redaction }) => redaction !== null,
      ),
    readWebhook: async (headers, body, nowMs) =>
      readStripeWebhook(headers, body, { secrets: webhookSecretsOf(credentials), nowMs }),
  };
}

/**
 * The library takes an outage that is not told in JSON for a fault of the answer, and an answer that is JSON but no object makes it throw
 * where nobody can catch it. It gets to see neither.
 */
function withoutSurprises(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (...asked) => {
    const response = await fetch(...asked);
    if (response.status >= 500) throw new TypeError(`Stripe answered ${response.status}.`);
    const text = await response.text();
    const { status, headers } = response;
    return new Response(/^\s*\{/.test(text) ? text : 'not an object', { status, headers });
  };
}

/** Asks through Stripe's library, and believes nothing that is not of the shape, or of another session than was asked for. */
async function call<T extends { id: string }>(
  ask: () => Promise<unknown>,
  shape: z.ZodType<T>,
  sessionId?: string,
): ProviderResult<T> {
  let answer: unknown;
  try {
    answer = await ask();
  } catch (error) {
    return fail(errorOf(error));
  }
  const read = shape.safeParse(answer);
  return read.success && (sessionId === undefined || read.data.id === sessionId) ? ok(read.data) : fail('unexpected');
}

function errorOf(error: unknown): ProviderError {
  const { errors } = Stripe;
  if (error instanceof errors.StripeConnectionError) return 'unreachable';
  if (error instanceof errors.StripeRateLimitError) return 'rate_limited';
  if (error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError)
    return 'unauthorized';
  if (!(error instanceof errors.StripeError)) return 'unexpected';
  const { statusCode } = error;
  // The library has no status for what is not JSON.
  if (statusCode === undefined || statusCode < 400) return 'unexpected';
  if (statusCode === 404) return 'not_found';
  // 409: another call with the same key is still under way.
  return statusCode === 409 ? 'unreachable' : 'refused';
}
