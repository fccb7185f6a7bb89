import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { Flaw, Installation } from '../checks/installation.ts';
import type { ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import type { MendableFlaw } from './installation.ts';

const path = 'v3/content/scripts';
const script = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  channel_id: z.number().nullish(),
  src: z.string().nullish(),
  enabled: z.boolean().nullish(),
  consent_category: z.string().nullish(),
  integrity_hashes: z.array(z.string()).nullish(),
});
type Script = z.infer<typeof script>;
const scripts = z.object({ data: z.array(script) });
const written = z.object({ data: z.unknown() });

/** BigCommerce takes no more hashes of one script. */
const mostHashes = 5;
const firstChannelId = 1;
const channelOf = ({ channel_id }: Script) => channel_id ?? firstChannelId;

/** What is wrong with our scripts: each storefront has one. Only those of our own API account are listed, so that the name is enough. */
export async function inspectScripts(
  client: Client,
  { script: wanted, channelIds }: Pick<Installation, 'script' | 'channelIds'>,
): ShopResult<readonly MendableFlaw[]> {
  const present = await client.get(path, scripts, { limit: 250 });
  if (!present.ok) return present;
  const ours = present.value.data.filter(({ name }) => name === wanted.name);
  return ok(
    channelIds.flatMap((channelId) => {
      const [one, ...others] = ours.filter((each) => channelOf(each) === channelId);
      return [
        ...others.map((other) => doubled(client, other)),
        ...(one ? flawsOf(client, wanted, one) : [missing(client, wanted, channelId)]),
      ];
    }),
  );
}

function missing(client: Client, wanted: Installation['script'], channelId: number): MendableFlaw {
  const mend = () => done(client.post(path, written, { ...wanted, channel_id: channelId }));
  return { kind: 'script_missing', about: String(channelId), detail: null, mend };
}

function doubled(client: Client, other: Script): MendableFlaw {
  const mend = async () => {
    const removed = await client.delete(`${path}/${other.uuid}`);
    return removed.ok || removed.code === 'not_found' ? ok(undefined) : removed;
  };
  return { kind: 'script_doubled', about: String(channelOf(other)), detail: null, mend };
}

function flawsOf(client: Client, wanted: Installation['script'], present: Script): MendableFlaw[] {
  const { src, integrity_hashes, ...rest } = wanted;
  const about = String(channelOf(present));
  const flaw = (kind: Flaw['kind'], detail: string | null, mend: MendableFlaw['mend']) => ({
    kind,
    about,
    detail,
    mend,
  });
  const put = (body: object) => done(client.put(`${path}/${present.uuid}`, written, body));
  const flaws: MendableFlaw[] = [];
  for (const [field, value] of Object.entries(rest)) {
    if (JSON.stringify(present[field]) === JSON.stringify(value)) continue;
    const mend = () => put({ [field]: value });
    if (field === 'enabled') flaws.push(flaw('script_off', null, mend));
    else if (field === 'consent_category')
      flaws.push(flaw('consent_changed', present.consent_category?.slice(0, 40) ?? null, mend));
    else flaws.push(flaw('script_changed', field, mend));
  }
  const hashes = present.integrity_hashes ?? [];
  if (present.src === src && JSON.stringify(hashes) === JSON.stringify(integrity_hashes)) return flaws;
  const isOurs = present.src === src || (present.src && placeOf(present.src) === placeOf(src));
  const mend = async () => {
    // The new hash comes first and the new address after it, so that whatever BigCommerce still keeps of either fits the other.
    if (present.src !== src && hashes.length > 0) {
      const first = await put({
        integrity_hashes: [...new Set([...hashes, ...integrity_hashes])].slice(0, mostHashes),
      });
      if (!first.ok) return first;
    }
    return put({ src, integrity_hashes });
  };
  flaws.push(isOurs ? flaw('script_stale', null, mend) : flaw('script_changed', 'src', mend));
  return flaws;
}

/** Where a gate lies and what it is called, but for the mark of its build and what its address carries. */
function placeOf(src: string): string | undefined {
  const url = URL.parse(src);
  return url ? `${url.origin}${url.pathname.replace(/\.[\w-]{12}(?=\.js$)/, '')}` : undefined;
}

const done = async (answer: ShopResult<unknown>): ShopResult<void> => {
  const given = await answer;
  return given.ok ? ok(undefined) : given;
};

/** Has every script of ours be gone, or counts them alone. */
export async function removeScripts(client: Client, name: string, isCounted: boolean): ShopResult<number> {
  const present = await client.get(path, scripts, { limit: 250 });
  if (!present.ok) return present;
  const ours = present.value.data.filter((one) => one.name === name);
  for (const { uuid } of isCounted ? [] : ours) {
    const removed = await client.delete(`${path}/${uuid}`);
    if (!removed.ok && removed.code !== 'not_found') return removed;
  }
  return ok(ours.length);
}
