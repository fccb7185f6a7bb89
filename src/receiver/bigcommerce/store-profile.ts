import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { PersonName, ShopProfile, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';

const store = z.object({
  name: z.string(),
  domain: z.string(),
  secure_url: z.string(),
  timezone: z.object({ name: z.string() }),
});
const checkout = z.object({
  data: z.object({
    billing_address: z.object({ first_name: z.string().nullish(), last_name: z.string().nullish() }).nullish(),
  }),
});

export async function readProfile(client: Client): ShopResult<ShopProfile> {
  const read = await client.get('v2/store', store);
  if (!read.ok) return read;
  const { name, domain, secure_url, timezone } = read.value;
  const origins = [secure_url, domain && `https://${domain}`].flatMap((url) =>
    URL.canParse(url) ? new URL(url).origin : [],
  );
  return ok({ name, origins: [...new Set(origins)], timeZone: knownTimeZone(timezone.name) });
}

function knownTimeZone(name: string): string {
  return Intl.supportedValuesOf('timeZone').includes(name) ? name : 'UTC';
}

/** The billing name of a checkout; null while none is given. */
export async function readBillingName(client: Client, cartId: string): ShopResult<PersonName | null> {
  const read = await client.get(`v3/checkouts/${encodeURIComponent(cartId)}`, checkout);
  if (!read.ok) return read;
  const address = read.value.data.billing_address;
  const name = { first: address?.first_name?.trim() ?? '', last: address?.last_name?.trim() ?? '' };
  return ok(name.first || name.last ? name : null);
}
