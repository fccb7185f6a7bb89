import { z } from 'zod';
import { fail, ok } from '../../../contract/wire/result.ts';
import type { Provider, ProviderAbilities, ProviderResult, SessionScreen } from '../../checks/provider.ts';
import { type CredentialsOf, webhookSecretsOf } from '../credentials.ts';
import type { ProviderParts } from '../parts.ts';
import { askVendor, type VendorRequest } from '../vendor-api.ts';
import type { personaCredentialFields } from './credentials.ts';
import { type PersonaInquiry, personaInquiry, personaResult, personaStateOf } from './inquiry.ts';
import { readPersonaWebhook } from './webhook.ts';

const apiUrl = 'https://api.withpersona.com/api/v1';
/** The version whose shapes are read here. Persona keeps old ones. */
const apiVersion = '2023-01-05';

const link = z.object({ meta: z.object({ 'one-time-link': z.url({ protocol: /^https$/ }) }) });

export const personaAbilities: ProviderAbilities = {
  highestIal: 2,
  hasWebhooks: true,
  isFrameable: false,
  canCancel: true,
  canErase: true,
  needsCredential: false,
};

/** Persona: an inquiry made from the store's template. */
export function createPersonaProvider(
  credentials: CredentialsOf<typeof personaCredentialFields>,
  { fetch }: Pick<ProviderParts, 'fetch'>,
): Provider {
  const ask = <T>(
    method: VendorRequest['method'],
    path: string,
    shape: z.ZodType<T>,
    { headers = {}, json }: Pick<VendorRequest, 'headers' | 'json'> = {},
  ): ProviderResult<T> =>
    askVendor(
      fetch,
      {
        method,
        url: `${apiUrl}/${path}`,
        headers: {
          Authorization: `Bearer ${credentials.apiKey}`,
          'Persona-Version': apiVersion,
          'Key-Inflection': 'kebab',
          ...headers,
        },
        json,
      },
      shape,
    );
  const pathOf = (inquiryId: string) => `inquiries/${encodeURIComponent(inquiryId)}`;

  /** The link of an inquiry that is under way works without a token only once, so each visit gets one of its own. */
  async function screenOf(inquiryId: string): ProviderResult<SessionScreen> {
    const answer = await ask('post', `${pathOf(inquiryId)}/generate-one-time-link`, link, { json: {} });
    return answer.ok ? ok({ url: answer.value.meta['one-time-link'], expiresAtMs: null }) : answer;
  }

  /** Does it, unless it was refused because it had been done. */
  async function end(
    inquiryId: string,
    request: () => ProviderResult<PersonaInquiry>,
    isDone: (inquiry: PersonaInquiry['data']['attributes']) => boolean,
  ): ProviderResult<void> {
    const answer = await request();
    if (answer.ok) return ok(undefined);
    if (answer.code !== 'refused') return answer;
    const inquiry = await ask('get', pathOf(inquiryId), personaInquiry);
    return inquiry.ok && isDone(inquiry.value.data.attributes) ? ok(undefined) : answer;
  }

  return {
    name: 'persona',
    abilities: personaAbilities,
    async create({ checkId, returnUrl, idempotencyKey }) {
      const answer = await ask('post', 'inquiries', personaInquiry, {
        json: {
          data: {
            attributes: {
              'inquiry-template-id': credentials.templateId,
              'reference-id': checkId,
              'redirect-uri': returnUrl,
            },
          },
        },
        headers: { 'Idempotency-Key': idempotencyKey },
      });
      if (!answer.ok) return answer;
      const { id } = answer.value.data;
      const screen = await screenOf(id);
      return screen.ok ? ok({ sessionId: id, screen: screen.value }) : screen;
    },
    resume: screenOf,
    async fetch(sessionId, look) {
      const answer = await ask('get', `${pathOf(sessionId)}?include=verifications`, personaResult);
      if (!answer.ok) return answer;
      const { id, attributes } = answer.value.data;
      const isOfCheck = id === sessionId && attributes['reference-id'] === look.checkId;
      return isOfCheck ? ok(personaStateOf(answer.value, look)) : fail('unexpected');
    },
    cancel: (sessionId) =>
      end(
        sessionId,
        () => ask('post', `${pathOf(sessionId)}/expire`, personaInquiry, { json: {} }),
        ({ status }) => status === 'expired',
      ),
    erase: (sessionId) =>
      end(
        sessionId,
        () => ask('delete', pathOf(sessionId), personaInquiry),
        (inquiry) => inquiry['redacted-at'] !== null,
      ),
    readWebhook: async (headers, body, nowMs) =>
      readPersonaWebhook(headers, body, { secrets: webhookSecretsOf(credentials), nowMs }),
  };
}
