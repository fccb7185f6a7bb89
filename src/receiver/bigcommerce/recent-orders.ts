import type { Addressee } from '../checks/ports.ts';
import type { OrderStanding } from './orders.ts';

/** What was read of orders a moment ago, so that it need not be asked for again at once. In memory alone. */
export interface RecentOrders {
  /** `addressee` is null for an order that is deleted. */
  note(orderId: number, standing: OrderStanding, addressee: Addressee | null): void;
  /** The order was written to: how it stands has to be read again. */
  noteWritten(orderId: number): void;
  /** How the order stands, while that is as good as asking again. */
  standingOf(orderId: number): OrderStanding | undefined;
  /** Who placed the order. Undefined where that is not known any more. */
  addresseeOf(orderId: number): Addressee | null | undefined;
}

interface Recent {
  readonly atMs: number;
  readonly standing: OrderStanding | null;
  readonly addressee: Addressee | null;
}

/** About as long as an answer is on its way: one that is no older tells no less than one that is asked for now. */
const standsForMs = 250;
/** Long enough for the first e-mail about an order that was just held. */
const keptMs = 60_000;
const mostKept = 500;

export function createRecentOrders(clock: () => number): RecentOrders {
  const kept = new Map<number, Recent>();
  const find = (orderId: number, forMs: number) => {
    const recent = kept.get(orderId);
    return recent && clock() - recent.atMs <= forMs ? recent : undefined;
  };

  return {
    note(orderId, standing, addressee) {
      kept.delete(orderId);
      kept.set(orderId, { atMs: clock(), standing, addressee });
      for (const [oldest, { atMs }] of kept) {
        if (kept.size <= mostKept && clock() - atMs <= keptMs) break;
        kept.delete(oldest);
      }
    },
    noteWritten(orderId) {
      const recent = kept.get(orderId);
      if (recent) kept.set(orderId, { ...recent, standing: null });
    },
    standingOf: (orderId) => find(orderId, standsForMs)?.standing ?? undefined,
    addresseeOf: (orderId) => find(orderId, keptMs)?.addressee,
  };
}
