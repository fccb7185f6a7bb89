import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';

/** Where shoppers buy: each has its own script and its own addresses. */
export interface Storefront {
  readonly channelId: number;
  /** Where its pages are, and those of its checkout. */
  readonly urls: readonly string[];
}

const channels = z.object({ data: z.array(z.object({ id: z.number() })) });
const site = z.object({
  data: z.object({ url: z.string(), urls: z.array(z.object({ url: z.string() })).nullish() }),
});

/** The first storefront of every store. */
export const firstChannelId = 1;

/** The store's storefronts, those that are being got ready too. */
export async function readStorefronts(client: Client): ShopResult<readonly Storefront[]> {
  const read = await client.get('v3/channels', channels, {
    'type:in': 'storefront',
    'status:in': 'active,prelaunch',
    'platform:in': 'bigcommerce,catalyst',
    limit: 250,
  });
  if (!read.ok) return read;
  const storefronts: Storefront[] = [];
  for (const { id: channelId } of read.value.data) {
    const its = await client.get(`v3/channels/${channelId}/site`, site);
    // One that is being got ready may have no site yet.
    if (!its.ok && its.code !== 'not_found') return its;
    const { url, urls } = its.ok ? its.value.data : {};
    storefronts.push({ channelId, urls: [...(url ? [url] : []), ...(urls ?? []).map((one) => one.url)] });
  }
  return ok(storefronts);
}
