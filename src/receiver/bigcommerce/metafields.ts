import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { MetafieldOwner, ShopError, ShopResult } from '../checks/ports.ts';
import type { MetafieldKey, MetafieldState } from '../checks/projection.ts';
import { metafieldName, type Shown } from '../checks/shown.ts';
import type { Client } from './client.ts';

const metafield = z.object({ id: z.number(), namespace: z.string(), key: z.string(), value: z.string() });
const listed = z.object({ data: z.array(metafield) });
const written = z.object({ data: metafield });
type Metafield = z.infer<typeof metafield>;
type Kept = Shown['metafields'];

/** Readable by every app of the store, writable by ours alone, invisible to the storefront. */
const permissionSet = 'read';

/** Something is there that we did not know of, or is not there that we did. */
const surprises: readonly ShopError[] = ['refused', 'conflict', 'not_found', 'unexpected'];

/**
 * Makes these metafields stand as wanted, and answers how they stand, and whether that was as known. `kept` is how they stood when last seen: what differs from that is
 * written in one request. Where BigCommerce does not take it, they are read, compared and written one by one. Safe to call twice, and late.
 */
export async function writeMetafields(
  client: Client,
  owner: MetafieldOwner,
  wanted: readonly MetafieldState[],
  kept: Kept,
  isDoubted: boolean,
): ShopResult<{ kept: Kept; isAsKnown: boolean }> {
  const lookUp = async () => {
    const found = await reconcile(client, owner, wanted);
    return found.ok ? ok({ kept: found.value, isAsKnown: false }) : found;
  };
  if (isDoubted) return lookUp();
  const differing = wanted.filter((one) => kept[metafieldName(one)]?.value !== one.value);
  if (differing.length === 0) return ok({ kept, isAsKnown: true });
  const known = differing.filter((one) => kept[metafieldName(one)]);
  const fresh = differing.filter((one) => !kept[metafieldName(one)]);
  const done: Metafield[] = [];
  for (const [method, group] of [
    ['put', known],
    ['post', fresh],
  ] as const) {
    if (group.length === 0) continue;
    const body = group.map((one) => ({
      ...(method === 'put' ? { id: kept[metafieldName(one)]?.id } : { resource_id: owner.id }),
      ...bodyOf(one),
    }));
    const answer = await client[method](`v3/${owner.kind}/metafields`, listed, body);
    if (!answer.ok && surprises.includes(answer.code)) return lookUp();
    if (!answer.ok) return answer;
    done.push(...answer.value.data);
  }
  const next = keep(kept, done);
  return wanted.every((one) => next[metafieldName(one)]?.value === one.value)
    ? ok({ kept: next, isAsKnown: true })
    : lookUp();
}

/** Reads them, and writes each that differs. */
async function reconcile(client: Client, owner: MetafieldOwner, wanted: readonly MetafieldState[]): ShopResult<Kept> {
  const path = `v3/${owner.kind}/${owner.id}/metafields`;
  let kept: Kept = {};
  for (const [namespace, group] of Map.groupBy(wanted, (one) => one.namespace)) {
    const present = await read(client, owner, namespace);
    if (!present.ok) return present;
    kept = keep(kept, present.value);
    for (const one of group) {
      const same = kept[metafieldName(one)];
      if (same?.value === one.value) continue;
      let answer = same
        ? await client.put(`${path}/${same.id}`, written, bodyOf(one))
        : await client.post(path, written, bodyOf(one));
      if (!answer.ok && answer.code === 'conflict') {
        // It was written in the same moment, or by a request of ours whose answer was lost.
        const again = await read(client, owner, namespace);
        if (!again.ok) return again;
        const theirs = again.value.find(({ key }) => key === one.key);
        if (theirs)
          answer =
            theirs.value === one.value
              ? ok({ data: theirs })
              : await client.put(`${path}/${theirs.id}`, written, bodyOf(one));
      }
      if (!answer.ok) return answer;
      kept = keep(kept, [answer.value.data]);
    }
  }
  return ok(kept);
}

/** Makes these metafields be gone. Safe to call twice, and late. */
export async function removeMetafields(
  client: Client,
  owner: MetafieldOwner,
  unwanted: readonly MetafieldKey[],
): ShopResult<void> {
  for (const [namespace, group] of Map.groupBy(unwanted, (one) => one.namespace)) {
    const present = await read(client, owner, namespace);
    if (!present.ok) return present;
    for (const one of present.value) {
      if (!group.some(({ key }) => key === one.key)) continue;
      const removed = await client.delete(`v3/${owner.kind}/${owner.id}/metafields/${one.id}`);
      if (!removed.ok && removed.code !== 'not_found') return removed;
    }
  }
  return ok(undefined);
}

async function read(client: Client, { kind, id }: MetafieldOwner, namespace: string): ShopResult<Metafield[]> {
  const present = await client.get(`v3/${kind}/${id}/metafields`, listed, { namespace, limit: 250 });
  return present.ok ? ok(present.value.data.filter((one) => one.namespace === namespace)) : present;
}

const bodyOf = ({ namespace, key, value }: MetafieldState) => ({
  permission_set: permissionSet,
  namespace,
  key,
  value,
});

const keep = (kept: Kept, metafields: readonly Metafield[]): Kept => ({
  ...kept,
  ...Object.fromEntries(metafields.map((one) => [metafieldName(one), { id: one.id, value: one.value }])),
});
