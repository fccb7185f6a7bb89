import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { Removal, Removed } from '../checks/installation.ts';
import type { MetafieldOwner, ShopError, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import { findCustomerAttributes } from './customers.ts';
import { removePanels } from './panels.ts';
import { removeScripts } from './scripts.ts';
import { removeWebhooks } from './webhooks.ts';

const metafields = z.object({
  data: z.array(z.object({ id: z.number(), namespace: z.string(), resource_id: z.union([z.number(), z.string()]) })),
  meta: z.object({
    cursor_pagination: z.object({ end_cursor: z.string().nullish(), links: z.object({ next: z.string().nullish() }) }),
  }),
});

const withoutPanels: readonly ShopError[] = ['unauthorized', 'refused', 'not_found'];

/** BigCommerce takes no more in one request. */
const atOnce = 50;

/**
 * Has everything of ours in the store be gone, or counts it alone: first what shoppers meet and what wakes us, then what was written. The
 * attributes go with every customer's value of them. Safe to repeat, and to be cut short.
 */
export async function remove(client: Client, unwanted: Removal, isCounted: boolean): ShopResult<Removed> {
  const scripts = await removeScripts(client, unwanted.scriptName, isCounted);
  if (!scripts.ok) return scripts;
  const webhooks = await removeWebhooks(client, unwanted.webhookDestination, isCounted);
  if (!webhooks.ok) return webhooks;
  // A token that may not see to panels has made none.
  const panels = await removePanels(client, isCounted);
  if (!panels.ok && !withoutPanels.includes(panels.code)) return panels;
  let customerAttributes = 0;
  for (const name of unwanted.customerAttributeNames) {
    const found = await findCustomerAttributes(client, name);
    if (!found.ok) return found;
    customerAttributes += found.value.length;
    if (isCounted || found.value.length === 0) continue;
    const removed = await client.delete('v3/customers/attributes', { 'id:in': found.value.join(',') });
    if (!removed.ok && removed.code !== 'not_found') return removed;
  }
  let written = 0;
  for (const kind of ['orders', 'customers'] as const) {
    const removed = await removeAllMetafields(client, kind, unwanted.metafieldNamespace, isCounted);
    if (!removed.ok) return removed;
    written += removed.value;
  }
  return ok({
    scripts: scripts.value,
    webhooks: webhooks.value,
    customerAttributes,
    metafields: written,
    panels: panels.ok ? panels.value : 0,
  });
}

async function removeAllMetafields(
  client: Client,
  kind: MetafieldOwner['kind'],
  namespace: string,
  isCounted: boolean,
): ShopResult<number> {
  let count = 0;
  for (let after: string | undefined; ; ) {
    const page = await client.get(`v3/${kind}/metafields`, metafields, {
      namespace,
      limit: atOnce,
      ...(after && { after }),
    });
    if (!page.ok) return page;
    const { data, meta } = page.value;
    const ours = data.filter((one) => one.namespace === namespace);
    count += ours.length;
    if (!isCounted && ours.length > 0) {
      const ids = ours.map(({ id }) => id);
      const removed = await client.delete(`v3/${kind}/metafields`, {}, ids);
      // Another app may use the namespace too. What is its own is refused, and keeps nothing else from going.
      if (!removed.ok && removed.code !== 'refused') return removed;
    }
    const { end_cursor, links } = meta.cursor_pagination;
    if (!links.next || !end_cursor || end_cursor === after) return ok(count);
    after = end_cursor;
  }
}
