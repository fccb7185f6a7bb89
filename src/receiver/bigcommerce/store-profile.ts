import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { ShopProfile, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';

const store = z.object({
  name: z.string(),
  domain: z.string(),
  secure_url: z.string(),
  language: z.string(),
  timezone: z.object({ name: z.string() }),
  currency: z.string(),
});

export async function readProfile(client: Client): ShopResult<ShopProfile> {
  const read = await client.get('v2/store', store);
  if (!read.ok) return read;
  const { name, domain, secure_url, language, timezone, currency } = read.value;
  const origins = [secure_url, domain && `https://${domain}`].flatMap((url) =>
    URL.canParse(url) ? new URL(url).origin : [],
  );
  return ok({ name, origins: [...new Set(origins)], timeZone: knownTimeZone(timezone.name), currency, language });
}

function knownTimeZone(name: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return 'UTC';
  }
}
