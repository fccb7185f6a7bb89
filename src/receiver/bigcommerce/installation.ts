import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { Flaw, Inspected, Installation } from '../checks/installation.ts';
import type { ShopFailure, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import { ensureCustomerAttribute, findCustomerAttributes } from './customers.ts';
import { inspectPanels } from './panels.ts';
import { inspectScripts } from './scripts.ts';
import { inspectWebhooks } from './webhooks.ts';

/** A flaw, and what puts it right. */
export interface MendableFlaw extends Flaw {
  mend(): ShopResult<void>;
}

/** What is looked at, in its order: the hold of orders depends on the webhooks. */
const parts = [
  ['webhooks', inspectWebhooks],
  ['attributes', inspectAttributes],
  ['scripts', inspectScripts],
  ['panels', inspectPanels],
] as const;

const clock = z.object({ time: z.number() });

/**
 * Looks for what in the store is not as wanted, and puts right what `isMended` says. Changes only what differs: safe to repeat. What the
 * token may not see or change is a flaw too. Fails with `unauthorized` when the token opens nothing at all.
 */
export async function inspect(
  client: Client,
  wanted: Installation,
  isMended: (flaw: Flaw) => boolean,
): ShopResult<Inspected> {
  const flaws: Flaw[] = [];
  const mended: Flaw[] = [];
  for (const [part, inspectPart] of parts) {
    const found = await inspectPart(client, wanted);
    if (!found.ok) {
      if (!(await lacksScope(client, found))) return found;
      flaws.push(scopeMissing(part));
      continue;
    }
    for (const { kind, about, detail, mend } of found.value) {
      const flaw = { kind, about, detail };
      const tried = isMended(flaw) ? await mend() : undefined;
      if (!tried) flaws.push(flaw);
      else if (tried.ok) mended.push(flaw);
      else if (await lacksScope(client, tried)) flaws.push(flaw, scopeMissing(part));
      // BigCommerce has understood, and will not: trying again does not help, and the rest may still be put right.
      else if (tried.code === 'refused' || tried.code === 'conflict') flaws.push({ ...flaw, detail: 'refused' });
      else return tried;
    }
  }
  return ok({ flaws: unique(flaws), mended });
}

const scopeMissing = (part: string): Flaw => ({ kind: 'scope_missing', about: part, detail: null });

/** Whether a request failed because the token may not do this, where it may do other things. */
const lacksScope = async (client: Client, { code }: ShopFailure): Promise<boolean> =>
  code === 'unauthorized' && (await isTokenGood(client));

/** Whether the token opens anything: the time may be asked for with any. What can't be found out now is taken to be so. */
export async function isTokenGood(client: Client): Promise<boolean> {
  const read = await client.get('v2/time', clock);
  return read.ok || read.code !== 'unauthorized';
}

async function inspectAttributes(
  client: Client,
  { customerAttributeNames }: Installation,
): ShopResult<readonly MendableFlaw[]> {
  const flaws: MendableFlaw[] = [];
  for (const name of customerAttributeNames) {
    const present = await findCustomerAttributes(client, name);
    if (!present.ok) return present;
    if (present.value.length > 0) continue;
    flaws.push({
      kind: 'attribute_missing',
      about: name,
      detail: null,
      async mend() {
        const made = await ensureCustomerAttribute(client, name);
        return made.ok ? ok(undefined) : made;
      },
    });
  }
  return ok(flaws);
}

const unique = (flaws: readonly Flaw[]): Flaw[] => [
  ...new Map(flaws.map((flaw) => [`${flaw.kind}/${flaw.about}`, flaw])).values(),
];
