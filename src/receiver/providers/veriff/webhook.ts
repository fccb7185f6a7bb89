import { z } from 'zod';
import { fail, ok, type Result } from '../../../contract/wire/result.ts';
import type { ProviderDelivery } from '../../checks/provider.ts';
import { idOfBody, isBodySigned } from '../body-signature.ts';
import { readJsonBody } from '../json-body.ts';
import { vendorId } from '../session-id.ts';

/** A decision, an event of a session, or news of another product, which names its kind. */
const news = z.union([
  z.object({ verification: z.object({ id: vendorId }) }).transform(({ verification }) => [verification.id]),
  z.object({ id: vendorId, action: z.string() }).transform(({ id }) => [id]),
  z.object({ eventType: z.string() }).transform((): string[] => []),
]);

/** One delivery of Veriff's: signed over its body alone, and without a time. */
export function readVeriffWebhook(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  known: { apiKey: string; secrets: readonly string[] },
): Result<ProviderDelivery, 'bad_signature' | 'unreadable'> {
  if (headers['x-auth-client'] !== known.apiKey) return fail('bad_signature');
  if (!isBodySigned(headers['x-hmac-signature'], body, known.secrets)) return fail('bad_signature');
  const sessionIds = readJsonBody(body, news);
  return sessionIds ? ok({ deliveryId: idOfBody(body), sessionIds, sentAtMs: null }) : fail('unreadable');
}
