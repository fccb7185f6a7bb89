/** What a request of the page's own means to the gate. */
export interface Sighting {
  /** It places the order. Finalising one that exists already is none. */
  readonly isOrder?: boolean;
  /** It may change what facts are made of, rather than read it. */
  readonly isChange: boolean;
  /** Undefined where the address doesn't name the cart. */
  readonly cartId?: string | undefined;
}

/** Who is told of the page's requests, and asked about its orders. */
export interface Watcher {
  /** Whether an order may go now: at once where that is known, else once it is, or after `answerLimitMs`. */
  mayOrder(): boolean | Promise<boolean>;
  /** Called once a request was answered, before the page hears of it, with the answer, in whatever form, where it can be had at once. Most are no concern of ours. */
  onTraffic(sighting: Sighting | undefined, answer?: unknown): void;
}

const orderPath = /^\/internalapi\/.*\/order\/?$/;
const checkoutPath = /^\/api\/storefront\/checkouts?\/([\w-]+)/;
// Signing in or out changes who the shopper is, without naming a checkout.
const sessionPath = /api\/.*\/(cart|customer)/;

/** Undefined for a request that is no concern of ours, or whose address can't be read. */
export function sightingOf(method: string, address: string | URL): Sighting | undefined {
  // A link reads addresses as the page does. Any page has got links ready, and few have `URL`.
  const { pathname } = Object.assign(document.createElement('a'), { href: address });
  const isChange = !/^(get|head)$/i.test(method);
  const isOrder = isChange && orderPath.test(pathname);
  const cartId = checkoutPath.exec(pathname)?.[1];
  return isOrder || cartId || (isChange && sessionPath.test(pathname)) ? { isOrder, isChange, cartId } : undefined;
}
