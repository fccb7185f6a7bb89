import { z } from 'zod';
import { fail, ok, type Result } from '../../../contract/wire/result.ts';
import type { ProviderDelivery } from '../../checks/provider.ts';
import { idOfBody, isBodySigned } from '../body-signature.ts';
import { readJsonBody } from '../json-body.ts';
import { vendorId } from '../session-id.ts';

const news = z.object({
  payload: z.object({ resource_type: z.string(), action: z.string(), object: z.object({ id: z.string() }) }),
});

/** One delivery of Onfido's: signed over its body alone, and without a time. What is not about a workflow run is none of ours. */
export function readOnfidoWebhook(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  { secrets }: { secrets: readonly string[] },
): Result<ProviderDelivery, 'bad_signature' | 'unreadable'> {
  if (!isBodySigned(headers['x-sha2-signature'], body, secrets)) return fail('bad_signature');
  const read = readJsonBody(body, news);
  if (!read) return fail('unreadable');
  const { resource_type, object } = read.payload;
  const delivery = { deliveryId: idOfBody(body), sentAtMs: null };
  if (resource_type !== 'workflow_run') return ok({ ...delivery, sessionIds: [] });
  return vendorId.safeParse(object.id).success ? ok({ ...delivery, sessionIds: [object.id] }) : fail('unreadable');
}
