import { z } from 'zod';
import { fail, ok, type Result } from '../../../contract/wire/result.ts';
import type { ProviderDelivery } from '../../checks/provider.ts';
import { readJsonBody } from '../json-body.ts';
import { vendorId } from '../session-id.ts';
import { signedAtMs } from '../timestamped-signature.ts';

const event = z.object({
  data: z.object({
    id: z.string().min(1),
    attributes: z.object({
      name: z.string(),
      payload: z.object({ data: z.object({ type: z.string(), id: z.string() }) }),
    }),
  }),
});

/** One delivery of Persona's. Events that are not about an inquiry are none of ours. */
export function readPersonaWebhook(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  known: { secrets: readonly string[]; nowMs: number },
): Result<ProviderDelivery, 'bad_signature' | 'unreadable'> {
  const sentAtMs = signedAtMs(headers['persona-signature'], body, known);
  if (sentAtMs === undefined) return fail('bad_signature');
  const read = readJsonBody(body, event);
  if (!read) return fail('unreadable');
  const { id: deliveryId, attributes } = read.data;
  const { type, id } = attributes.payload.data;
  if (type !== 'inquiry') return ok({ deliveryId, sessionIds: [], sentAtMs });
  return vendorId.safeParse(id).success ? ok({ deliveryId, sessionIds: [id], sentAtMs }) : fail('unreadable');
}
