import type { Endpoint, EventType } from '../../contract/schema/webhook.ts';
import { fail, ok, type Result } from '../../contract/wire/result.ts';
import type { Parts } from './parts.ts';

// 32 random bytes, as the code of a hand-off is.
export const newWebhookSecret = ({ newCode }: Pick<Parts, 'newCode'>): string =>
  `whsec_${Buffer.from(newCode(), 'base64url').toString('base64')}`;

/** Adds a place where a merchant wants to be told of things, with a new secret. `byUserId` is of the staff, where one wants it. */
export async function addEndpoint(
  parts: Pick<Parts, 'webhookEndpoints' | 'isWebhookUrl' | 'newCode' | 'clock'>,
  storeHash: string,
  url: string,
  eventTypes: readonly EventType[],
  byUserId?: number,
): Promise<Result<Endpoint & { readonly secret: string }, 'url_not_allowed' | 'too_many_endpoints'>> {
  if (!parts.isWebhookUrl(url)) return fail('url_not_allowed');
  const secret = newWebhookSecret(parts);
  const endpointId = `whe_${parts.newCode().slice(0, 22)}`;
  const nowMs = parts.clock();
  const by = byUserId === undefined ? undefined : { userId: byUserId, atMs: nowMs };
  const created = await parts.webhookEndpoints.create({ endpointId, storeHash, url, eventTypes, secret }, nowMs, by);
  return created.ok ? ok({ ...created.value, secret }) : created;
}
