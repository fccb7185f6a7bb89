import type { Check } from './check.ts';
import type { RemoteProviderName } from './provider.ts';

/** Work that is done later, safely more than once: each job reads the present state and makes BigCommerce agree with it. */
export type Work =
  /** Looks at one order: links its check, holds or releases it, writes its metafields. */
  | {
      readonly name: 'settle-order';
      readonly storeHash: string;
      readonly orderId: number;
      /** All that has happened, as far as anyone knows; absent where anything may have. */
      readonly news?: OrderNews;
    }
  /** Sends the shopper of a check what is due to them: the next e-mail of their invitation, the link that they asked for, or what staff decided. */
  | {
      readonly name: 'send-mail';
      readonly storeHash: string;
      readonly checkId: string;
      readonly letter: 'invitation' | 'link' | 'decision';
      /** The moment an e-mail of the invitation was planned for, so that a plan that was changed since is let go. */
      readonly plannedForMs?: number;
    }
  /** Tells the merchant that the payment of an order that waits is about to lapse. */
  | { readonly name: 'warn-of-lapse'; readonly storeHash: string; readonly orderId: number }
  /** Finds a store's orders that were changed without our being told. */
  | { readonly name: 'sweep-orders'; readonly storeHash: string }
  /** Makes one customer's metafields and attributes say what their latest check says. */
  | {
      readonly name: 'write-back';
      readonly storeHash: string;
      readonly customerId: number;
      /** What BigCommerce shows may not be what was written there. */
      readonly isDoubted?: boolean;
    }
  /** Has the check that a guest's order was cleared with follow them into the account that they made. */
  | { readonly name: 'follow-into-account'; readonly storeHash: string; readonly customerId: number }
  /** Takes off an order what was written about a check that is forgotten. */
  | { readonly name: 'take-back'; readonly storeHash: string; readonly orderId: number }
  /** Tries a draft of a store's rules on some of its latest orders. */
  | { readonly name: 'simulate-policy'; readonly storeHash: string; readonly simulationId: string }
  /** Has a provider erase one session. `erasureId` is the receipt that counts it, where there is one. */
  | {
      readonly name: 'erase-session';
      readonly storeHash: string;
      readonly provider: RemoteProviderName;
      readonly sessionId: string;
      readonly erasureId: string | null;
    }
  /** Makes the store's script, webhooks and attributes be as they should, and learns the store's origins and time zone. */
  | {
      readonly name: 'check-installation';
      readonly storeHash: string;
      /** Puts right only what no merchant has a say in, and tells of the rest. */
      readonly isWatch?: boolean;
      /** BigCommerce says that the app was taken off. */
      readonly isUninstallTold?: boolean;
    }
  /** Takes everything of ours out of the BigCommerce of a store that wants that. */
  | { readonly name: 'remove-installation'; readonly storeHash: string }
  /** Reads a session where its provider keeps it, and moves its check by what is found there. */
  | {
      readonly name: 'refresh-session';
      readonly storeHash: string;
      readonly provider: RemoteProviderName;
      readonly sessionId: string;
      /** The moment this look was planned for, so that a plan that was changed since is let go; absent for a look that was asked for. */
      readonly plannedForMs?: number;
    }
  /** Makes one try to tell a merchant of something. `attempt` is how many were made before. */
  | {
      readonly name: 'deliver-webhook';
      readonly storeHash: string;
      readonly deliveryId: string;
      readonly attempt: number;
    };

/**
 * What has happened to an order.
 * - `created`: BigCommerce says that it was stored, most often before it is paid for.
 * - `check`: its check changed.
 * - `status`: BigCommerce says that it stands at this status now.
 * - `change`: it was found to have been changed then, by BigCommerce's clock, and to stand at this status.
 * - `several`: more than one of these.
 */
export type OrderNews =
  | { readonly kind: 'created' }
  | { readonly kind: 'check' }
  | { readonly kind: 'several' }
  | { readonly kind: 'status'; readonly statusId: number }
  | { readonly kind: 'change'; readonly statusId: number; readonly changedAtMs: number };

export type WorkName = Work['name'];

/** Two pieces of work with the same key are one. */
export function workKey(work: Work): string {
  switch (work.name) {
    case 'settle-order':
    case 'take-back':
    case 'warn-of-lapse':
      return `${work.storeHash}/${work.orderId}`;
    case 'write-back':
    case 'follow-into-account':
      return `${work.storeHash}/${work.customerId}`;
    case 'send-mail':
      return `${work.storeHash}/${work.checkId}`;
    case 'check-installation':
    case 'remove-installation':
    case 'sweep-orders':
      return work.storeHash;
    case 'refresh-session':
    case 'erase-session':
      return `${work.storeHash}/${work.provider}/${work.sessionId}`;
    case 'simulate-policy':
      return `${work.storeHash}/${work.simulationId}`;
    case 'deliver-webhook':
      return `${work.storeHash}/${work.deliveryId}`;
    default:
      return work satisfies never;
  }
}

/** What has to happen in BigCommerce after a check changed. */
export function workAfterChange({ storeHash, customerId }: Check, orderIds: readonly number[]): readonly Work[] {
  const customer: Work[] = customerId === null ? [] : [{ name: 'write-back', storeHash, customerId }];
  const news = { kind: 'check' } as const;
  return [...customer, ...orderIds.map((orderId): Work => ({ name: 'settle-order', storeHash, orderId, news }))];
}

/** What has to happen where BigCommerce may not show a check as it was written. */
export function workToShowAgain({ storeHash, customerId }: Check, orderIds: readonly number[]): readonly Work[] {
  const customer: Work[] = customerId === null ? [] : [{ name: 'write-back', storeHash, customerId, isDoubted: true }];
  return [...customer, ...orderIds.map((orderId): Work => ({ name: 'settle-order', storeHash, orderId }))];
}

/** One piece of work in the place of several of one key that wait: it does what each of them would. */
export function mergeWork<W extends Work>(work: W, others: readonly Work[]): W {
  if (others.length === 0) return work;
  if (work.name === 'write-back') {
    return others.some((one) => one.name === 'write-back' && one.isDoubted) ? { ...work, isDoubted: true } : work;
  }
  if (work.name !== 'settle-order') return work;
  const { news: _, ...whole } = work;
  const all = [work, ...others].map((one) => (one.name === 'settle-order' ? one.news : undefined));
  if (all.includes(undefined)) return whole as W;
  // What happened to an order since it was stored says that it was, too.
  const since = all.filter((one) => one?.kind !== 'created');
  const [news = all[0]] = since;
  const isSame = since.every((one) => JSON.stringify(one) === JSON.stringify(news));
  return { ...whole, news: isSame ? news : { kind: 'several' } } as W;
}
