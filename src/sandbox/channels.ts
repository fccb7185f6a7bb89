import type { Context } from 'hono';
import { channelId, type Store, storeName } from './store.ts';

/** A storefront of the store, with its own address and its own scripts. */
export interface Channel {
  readonly id: number;
  readonly name: string;
  readonly siteId: number;
  /** Without a trailing slash. */
  readonly url: string;
}

const outletId = 1_201;

/** The shop's storefronts: one, or two where the switch says so. */
export function channelsOf({ publicUrl, state }: Pick<Store, 'publicUrl' | 'state'>): Channel[] {
  const first = { id: channelId, name: storeName, siteId: 1_000, url: publicUrl };
  if (!state.faults.hasOutlet) return [first];
  const outletUrl = publicUrl.replace('://', '://outlet.');
  return [first, { id: outletId, name: 'Sandbox Outlet', siteId: 1_001, url: outletUrl }];
}

/** The storefront that a page was asked of, by the host it was asked at. */
export function channelAt(store: Store, c: Context): number {
  const { host } = new URL(c.req.url);
  return channelsOf(store).find(({ url }) => new URL(url).host === host)?.id ?? channelId;
}
