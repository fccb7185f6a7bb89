import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { MetafieldOwner, ShopResult } from '../checks/ports.ts';
import type { MetafieldKey, MetafieldState } from '../checks/projection.ts';
import type { Client } from './client.ts';

const metafield = z.object({ id: z.number(), namespace: z.string(), key: z.string(), value: z.string() });
const listed = z.object({ data: z.array(metafield) });
const written = z.object({ data: z.unknown() });

/** Readable by every app of the store, writable by ours alone, invisible to the storefront. */
const permissionSet = 'read';

/** Makes these metafields stand as wanted. Writes only what differs: safe to call twice, and late. */
export async function writeMetafields(
  client: Client,
  { kind, id }: MetafieldOwner,
  wanted: readonly MetafieldState[],
): ShopResult<void> {
  const path = `v3/${kind}/${id}/metafields`;
  for (const [namespace, group] of Map.groupBy(wanted, (one) => one.namespace)) {
    const present = await client.get(path, listed, { namespace, limit: 250 });
    if (!present.ok) return present;
    for (const { key, value } of group) {
      const same = present.value.data.find((one) => one.namespace === namespace && one.key === key);
      if (same?.value === value) continue;
      const body = { permission_set: permissionSet, namespace, key, value };
      const answer = same
        ? await client.put(`${path}/${same.id}`, written, body)
        : await client.post(path, written, body);
      if (!answer.ok) return answer;
    }
  }
  return ok(undefined);
}

/** Makes these metafields be gone. Safe to call twice, and late. */
export async function removeMetafields(
  client: Client,
  { kind, id }: MetafieldOwner,
  unwanted: readonly MetafieldKey[],
): ShopResult<void> {
  const path = `v3/${kind}/${id}/metafields`;
  for (const [namespace, group] of Map.groupBy(unwanted, (one) => one.namespace)) {
    const present = await client.get(path, listed, { namespace, limit: 250 });
    if (!present.ok) return present;
    for (const one of present.value.data) {
      if (one.namespace !== namespace || !group.some(({ key }) => key === one.key)) continue;
      const removed = await client.delete(`${path}/${one.id}`);
      if (!removed.ok && removed.code !== 'not_found') return removed;
    }
  }
  return ok(undefined);
}
