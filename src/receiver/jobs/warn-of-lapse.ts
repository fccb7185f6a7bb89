import type { Mailer } from '../checks/mail.ts';
import { lapseOf } from '../checks/order-wait.ts';
import type { ShopDirectory } from '../checks/ports.ts';
import type { Work } from '../checks/work.ts';
import type { OrderNotices } from '../store/order-notices.ts';
import type { OrderWaits } from '../store/order-waits.ts';
import type { Stores } from '../store/stores.ts';
import { JobError } from './job-error.ts';
import { senderOf } from './sender.ts';

export interface WarnOfLapseParts {
  readonly stores: Stores;
  readonly shops: ShopDirectory;
  readonly orderWaits: OrderWaits;
  readonly orderNotices: OrderNotices;
  readonly mailer: Mailer | null;
  readonly clock: () => number;
}

/**
 * Tells the merchant that the bank is about to let go of the money of an order that is still held, by a notice and, where they want it, by
 * e-mail. What to do about it is theirs to say. Safe to repeat.
 */
export function createWarnOfLapse({ stores, shops, orderWaits, orderNotices, mailer, clock }: WarnOfLapseParts) {
  return async ({ storeHash, orderId }: Extract<Work, { name: 'warn-of-lapse' }>): Promise<void> => {
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    const wait = await orderWaits.find(storeHash, orderId);
    if (!store || !shop || !wait?.lapseWarningAtMs) return;
    const order = await shop.readOrder(orderId);
    if (!order.ok && order.code !== 'not_found') throw new JobError(order);
    if (order.ok && order.value.isAuthorised) {
      await orderNotices.addOnce(storeHash, orderId, 'authorisation_lapses', wait.checkId, clock());
      const to = store.settings.payments.noticeEmail;
      const lapsesAtMs = lapseOf(order.value.createdAtMs, store.settings.payments);
      const sent =
        mailer && to
          ? await mailer.send({
              kind: 'lapse',
              to,
              storeName: senderOf(store),
              orderId,
              lapses: new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: store.timeZone }).format(lapsesAtMs),
              messageId: `${wait.checkId}.lapse.${orderId}`,
            })
          : undefined;
      if (sent && !sent.ok && sent.code === 'mail_unreachable') throw new JobError(sent.code);
    }
    await orderWaits.passLapse(storeHash, orderId);
  };
}
