import { z } from 'zod';
import { fail, ok, type Result } from '../../../contract/wire/result.ts';
import type { ProviderDelivery } from '../../checks/provider.ts';
import { readJsonBody } from '../json-body.ts';
import { signedAtMs } from '../timestamped-signature.ts';

const event = z.object({
  id: z.string().min(1),
  type: z.string(),
  data: z.object({ object: z.object({ object: z.string(), id: z.string().optional() }) }),
});

/** One delivery of Stripe's. Events that are not about a verification session are none of ours. */
export function readStripeWebhook(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  known: { secrets: readonly string[]; nowMs: number },
): Result<ProviderDelivery, 'bad_signature' | 'unreadable'> {
  const sentAtMs = signedAtMs(headers['stripe-signature'], body, known);
  if (sentAtMs === undefined) return fail('bad_signature');
  const read = readJsonBody(body, event);
  if (!read) return fail('unreadable');
  const { object, id } = read.data.object;
  if (object !== 'identity.verification_session') return ok({ deliveryId: read.id, sessionIds: [], sentAtMs });
  return id ? ok({ deliveryId: read.id, sessionIds: [id], sentAtMs }) : fail('unreadable');
}
