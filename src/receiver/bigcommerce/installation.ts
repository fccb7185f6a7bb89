import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { Installation, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import { ensureCustomerAttribute } from './customers.ts';

const script = z.looseObject({ uuid: z.string(), name: z.string() });
const scripts = z.object({ data: z.array(script) });
const hook = z.object({
  id: z.number(),
  scope: z.string(),
  destination: z.string(),
  is_active: z.boolean(),
  headers: z.record(z.string(), z.string()).nullish(),
});
const hooks = z.object({ data: z.array(hook) });
const written = z.object({ data: z.unknown() });

/** Makes the store have our script, webhooks and attributes, once each, as wanted. Changes only what differs. */
export async function install(client: Client, wanted: Installation): ShopResult<void> {
  for (const name of wanted.customerAttributeNames) {
    const attribute = await ensureCustomerAttribute(client, name);
    if (!attribute.ok) return attribute;
  }
  const hooked = await installWebhooks(client, wanted.webhooks);
  return hooked.ok ? installScript(client, wanted.script) : hooked;
}

async function installScript(client: Client, wanted: Installation['script']): ShopResult<void> {
  const path = 'v3/content/scripts';
  const present = await client.get(path, scripts, { limit: 250 });
  if (!present.ok) return present;
  // Only scripts of our own API account are listed, so the name is enough.
  const same = present.value.data.find(({ name }) => name === wanted.name);
  if (same && Object.entries(wanted).every(([field, value]) => JSON.stringify(same[field]) === JSON.stringify(value)))
    return ok(undefined);
  const answer = same
    ? await client.put(`${path}/${same.uuid}`, written, wanted)
    : await client.post(path, written, wanted);
  return answer.ok ? ok(undefined) : answer;
}

async function installWebhooks(client: Client, wanted: Installation['webhooks']): ShopResult<void> {
  const present = await client.get('v3/hooks', hooks, { limit: 250 });
  if (!present.ok) return present;
  for (const { scope, destination, headers } of wanted) {
    const same = present.value.data.find((one) => one.scope === scope && one.destination === destination);
    const isSame = same?.is_active && Object.entries(headers).every(([name, value]) => same.headers?.[name] === value);
    if (isSame) continue;
    const body = { scope, destination, is_active: true, headers };
    const answer = same
      ? await client.put(`v3/hooks/${same.id}`, written, body)
      : await client.post('v3/hooks', written, body);
    if (!answer.ok) return answer;
  }
  return ok(undefined);
}
