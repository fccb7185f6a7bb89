import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { Installation } from '../checks/installation.ts';
import type { ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import type { MendableFlaw } from './installation.ts';

const hook = z.object({
  id: z.number(),
  scope: z.string(),
  destination: z.string(),
  is_active: z.boolean(),
  headers: z.record(z.string(), z.string()).nullish(),
});
const hooks = z.object({ data: z.array(hook) });
const written = z.object({ data: z.unknown() });

/** What is wrong with the store's webhooks to us. */
export async function inspectWebhooks(
  client: Client,
  { webhooks }: Pick<Installation, 'webhooks'>,
): ShopResult<readonly MendableFlaw[]> {
  const present = await client.get('v3/hooks', hooks, { limit: 250 });
  if (!present.ok) return present;
  return ok(
    webhooks.flatMap(({ scope, destination, headers }): MendableFlaw[] => {
      const same = present.value.data.find((one) => one.scope === scope && one.destination === destination);
      const isSame = same && Object.entries(headers).every(([name, value]) => same.headers?.[name] === value);
      if (isSame && same.is_active) return [];
      const body = { scope, destination, is_active: true, headers };
      const mend = async () => {
        const answer = same
          ? await client.put(`v3/hooks/${same.id}`, written, body)
          : await client.post('v3/hooks', written, body);
        return answer.ok ? ok(undefined) : answer;
      };
      const kind = !same ? 'webhook_missing' : same.is_active ? 'webhook_changed' : 'webhook_off';
      return [{ kind, about: scope, detail: null, mend }];
    }),
  );
}

/** Has every webhook of ours to this address be gone, or counts them alone. */
export async function removeWebhooks(client: Client, destination: string, isCounted: boolean): ShopResult<number> {
  const present = await client.get('v3/hooks', hooks, { destination, limit: 250 });
  if (!present.ok) return present;
  const ours = present.value.data.filter((one) => one.destination === destination);
  for (const { id } of isCounted ? [] : ours) {
    const removed = await client.delete(`v3/hooks/${id}`);
    if (!removed.ok && removed.code !== 'not_found') return removed;
  }
  return ok(ours.length);
}
