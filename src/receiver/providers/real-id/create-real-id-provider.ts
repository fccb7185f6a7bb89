import { fail, ok } from '../../../contract/wire/result.ts';
import type { Provider, ProviderAbilities, ProviderResult } from '../../checks/provider.ts';
import type { CredentialsOf } from '../credentials.ts';
import type { ProviderParts } from '../parts.ts';
import { askVendor, type VendorRequest } from '../vendor-api.ts';
import { type RealIdCheck, realIdAnswer, realIdStateOf } from './answers.ts';
import type { realIdCredentialFields } from './credentials.ts';

const apiUrl = 'https://real-id.getverdict.com/api/v1';
/** The shopper goes on by the message that Real ID sends them. */
const screen = { url: null, expiresAtMs: null } as const;

export const realIdAbilities: ProviderAbilities = {
  highestIal: 2,
  needsCredential: false,
  hasWebhooks: false,
  isFrameable: false,
  canCancel: false,
  canErase: true,
};

/**
 * Real ID by its REST interface. It writes to the shopper itself, so a session needs an email address, and asking twice writes twice. It
 * has webhooks, but does not say in public how they are signed; what can't be proven is not listened to, so a check is looked at again
 * instead.
 */
export function createRealIdProvider(
  { apiKey }: CredentialsOf<typeof realIdCredentialFields>,
  { fetch }: Pick<ProviderParts, 'fetch'>,
): Provider {
  async function ask(method: VendorRequest['method'], path: string, json?: unknown): ProviderResult<RealIdCheck> {
    const headers = { Authorization: `Bearer ${apiKey}` };
    const answer = await askVendor(fetch, { method, url: `${apiUrl}${path}`, headers, json }, realIdAnswer);
    return answer.ok ? ok(answer.value.check) : answer;
  }
  async function read(sessionId: string): ProviderResult<RealIdCheck> {
    const answer = await ask('get', pathOf(sessionId));
    return answer.ok && answer.value.id !== sessionId ? fail('unexpected') : answer;
  }

  return {
    name: 'real_id',
    abilities: realIdAbilities,
    async create({ person: { email, name } }) {
      if (email === null) return fail('refused');
      const customer = { email, ...(name && { first_name: name.first, last_name: name.last }) };
      const answer = await ask('post', '/checks', { customer });
      return answer.ok ? ok({ sessionId: answer.value.id, screen }) : answer;
    },
    async resume(sessionId) {
      const answer = await read(sessionId);
      return answer.ok ? ok(screen) : answer;
    },
    async fetch(sessionId, against) {
      const answer = await read(sessionId);
      return answer.ok ? ok(realIdStateOf(answer.value, against)) : answer;
    },
    cancel: async () => fail('unsupported'),
    async erase(sessionId) {
      const answer = await ask('delete', pathOf(sessionId));
      return answer.ok || answer.code === 'not_found' ? ok(undefined) : answer;
    },
    readWebhook: async () => fail('bad_signature'),
  };
}

const pathOf = (sessionId: string) => `/checks/${encodeURIComponent(sessionId)}`;
