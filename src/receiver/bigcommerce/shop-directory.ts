import type { Shop, ShopDirectory } from '../checks/ports.ts';

/** How long a token that was revoked or replaced may go on being used. */
const lifeMs = 10_000;
const mostOpen = 500;

interface Opened {
  readonly accessToken: string;
  readonly shop: Shop;
  readonly untilMs: number;
}

/**
 * The shops of all installed stores, opened with the access token that is stored. A shop stays open, with what it remembers, as long as
 * its token stays. The one that was looked up first is closed first when there are too many.
 */
export function createShopDirectory(
  findAccessToken: (storeHash: string) => Promise<string | undefined>,
  open: (storeHash: string, accessToken: string) => Shop,
  clock: () => number,
): ShopDirectory {
  const opened = new Map<string, Opened>();
  return async (storeHash) => {
    const kept = opened.get(storeHash);
    if (kept && clock() < kept.untilMs) return kept.shop;
    const accessToken = await findAccessToken(storeHash);
    const before = opened.get(storeHash);
    opened.delete(storeHash);
    if (accessToken === undefined) return undefined;
    const shop = before?.accessToken === accessToken ? before.shop : open(storeHash, accessToken);
    opened.set(storeHash, { accessToken, shop, untilMs: clock() + lifeMs });
    for (const oldest of opened.keys()) {
      if (opened.size <= mostOpen) break;
      opened.delete(oldest);
    }
    return shop;
  };
}
