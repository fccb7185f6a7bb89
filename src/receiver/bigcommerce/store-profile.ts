import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { Flaw } from '../checks/installation.ts';
import type { ShopProfile, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import { firstChannelId, readStorefronts, type Storefront } from './storefronts.ts';

const store = z.object({
  name: z.string(),
  domain: z.string(),
  secure_url: z.string(),
  language: z.string(),
  timezone: z.object({ name: z.string() }),
  currency: z.string(),
  features: z.object({ checkout_type: z.string().nullish() }).nullish(),
});
const checkoutSettings = z.object({ data: z.object({ checkout_type: z.string() }) });

const optimized = 'optimized';
const flaw = (kind: Flaw['kind'], about: string, detail: string | null): Flaw => ({ kind, about, detail });

export async function readProfile(client: Client): ShopResult<ShopProfile> {
  const read = await client.get('v2/store', store);
  if (!read.ok) return read;
  const { name, domain, secure_url, language, timezone, currency, features } = read.value;
  const listed = await readStorefronts(client);
  if (!listed.ok && listed.code !== 'unauthorized') return listed;
  const storefronts: readonly Storefront[] = listed.ok ? listed.value : [{ channelId: firstChannelId, urls: [] }];
  const urls = [secure_url, domain && `https://${domain}`, ...storefronts.flatMap((one) => one.urls)];
  const flaws = listed.ok ? [] : [flaw('scope_missing', 'channels', null)];
  for (const { channelId } of storefronts) {
    const type = (await readCheckoutType(client, channelId)) ?? features?.checkout_type ?? optimized;
    if (type !== optimized) flaws.push(flaw('checkout_not_optimized', String(channelId), type));
  }
  return ok({
    name,
    origins: [...new Set(urls.flatMap((url) => (URL.canParse(url) ? new URL(url).origin : [])))],
    timeZone: knownTimeZone(timezone.name),
    currency,
    language,
    channelIds: storefronts.map(({ channelId }) => channelId),
    flaws,
  });
}

/** The kind of a storefront's checkout page. Undefined where BigCommerce does not say: nothing else depends on it. */
async function readCheckoutType(client: Client, channelId: number): Promise<string | undefined> {
  const read = await client.get(`v3/checkouts/settings/channels/${channelId}`, checkoutSettings);
  return read.ok ? read.value.data.checkout_type.slice(0, 40) : undefined;
}

function knownTimeZone(name: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return 'UTC';
  }
}
