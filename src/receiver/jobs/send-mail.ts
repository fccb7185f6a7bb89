import type { Language } from '../../contract/wire/widget-texts.ts';
import { openStatuses, staffStatuses } from '../checks/check.ts';
import { languageOf } from '../checks/language.ts';
import type { Mailer, ShopperLetter } from '../checks/mail.ts';
import { nextReminderMs, type OrderNoticeKind } from '../checks/order-wait.ts';
import type { Addressee, Checks, Shop, ShopDirectory } from '../checks/ports.ts';
import type { Work } from '../checks/work.ts';
import type { HandOffs } from '../store/hand-offs.ts';
import type { Invitation, Invitations } from '../store/invitations.ts';
import type { OrderNotices } from '../store/order-notices.ts';
import type { OrderWaits } from '../store/order-waits.ts';
import type { Store, Stores } from '../store/stores.ts';
import { type FindAddresseeParts, findAddressee } from './find-addressee.ts';
import { JobError } from './job-error.ts';
import { senderOf } from './sender.ts';

export interface SendMailParts extends FindAddresseeParts {
  readonly stores: Stores;
  readonly checks: Checks;
  readonly shops: ShopDirectory;
  readonly orderWaits: OrderWaits;
  readonly orderNotices: OrderNotices;
  readonly invitations: Invitations;
  readonly handOffs: HandOffs;
  readonly mailer: Mailer;
  /** Where browsers reach this receiver, without a trailing slash. */
  readonly publicUrl: string;
  readonly newCode: () => string;
  readonly clock: () => number;
}

const linkLifeMs = 7 * 24 * 60 * 60 * 1_000;

/**
 * Writes to the shopper of a check, at the address that their order, their account or their cart has in the shop. Nothing is sent once
 * the check is done, or the order waits no longer. Safe to repeat: a letter that was sent twice, because a receiver ended in between, has the same id.
 */
export function createSendMail(parts: SendMailParts) {
  const { stores, checks, shops, orderWaits, orderNotices, invitations, handOffs, mailer, clock } = parts;

  const tellDecision = async (store: Store, shop: Shop, checkId: string): Promise<void> => {
    const check = await checks.find(store.storeHash, checkId);
    // Taken back, or erased, meanwhile.
    if (!check || !staffStatuses.includes(check.status)) return;
    const found = await findAddressee(parts, shop, check, null);
    if (!found) return;
    const kind = check.status === 'manually_approved' ? 'approved' : 'rejected';
    const messageId = `${checkId}.${check.revision}`;
    const sent = await mailer.send({ ...addressedTo(store, found.addressee), kind, messageId });
    if (!sent.ok && sent.code === 'mail_unreachable') throw new JobError(sent.code);
  };

  return async (work: Extract<Work, { name: 'send-mail' }>): Promise<void> => {
    const { storeHash, checkId, letter, plannedForMs } = work;
    const store = await stores.find(storeHash);
    const shop = await shops(storeHash);
    if (!store || !shop) return;
    if (letter === 'decision') return tellDecision(store, shop, checkId);
    const invitation = await invitations.find(storeHash, checkId);
    const isInvitation = letter === 'invitation';
    // The invitation came to its end, or to another plan, meanwhile.
    if (isInvitation && (!invitation?.nextMailAtMs || plannedForMs !== invitation.nextMailAtMs)) return;
    const check = await checks.find(storeHash, checkId);
    const wait = invitation && (await orderWaits.find(storeHash, invitation.orderId));
    const isWaited = isInvitation ? wait?.checkId === checkId : true;
    if (!check || !openStatuses.includes(check.status) || !isWaited) return invitations.stop(storeHash, checkId);

    const found = await findAddressee(parts, shop, check, isInvitation ? (invitation?.orderId ?? null) : null);
    if (!found) return invitations.stop(storeHash, checkId);
    const { addressee, orderId } = found;
    const code = parts.newCode();
    const made = await handOffs.create({ code, storeHash, checkId, lifeMs: linkLifeMs, isMailed: true }, clock());
    const planNext = (from: Invitation) =>
      invitations.sent(storeHash, checkId, nextReminderMs(from.begunAtMs, store.settings.invitation, clock()));
    // The shopper has as many links of today as there may be.
    if (!made.ok) return isInvitation && invitation ? planNext(invitation) : undefined;
    const kind = isInvitation ? (invitation?.mails ? 'reminder' : 'invitation') : 'link';
    const sent = await mailer.send({
      ...addressedTo(store, addressee),
      kind,
      orderId,
      link: `${parts.publicUrl}/verify/#${code}`,
      linkUntil: inWords(made.value.expiresAtMs, store, addressee),
      deadline: wait?.deadlineAtMs ? inWords(wait.deadlineAtMs, store, addressee) : null,
      messageId: isInvitation ? `${checkId}.${invitation?.mails}` : `${checkId}.${code.slice(0, 8)}`,
    });
    if (!sent.ok && sent.code === 'mail_unreachable') {
      await handOffs.discard(storeHash, code);
      throw new JobError(sent.code);
    }
    if (!isInvitation || !invitation) return;
    const note = (what: OrderNoticeKind) => orderNotices.add(storeHash, invitation.orderId, what, checkId, clock());
    if (!sent.ok) {
      await note('invitation_refused');
      return invitations.stop(storeHash, checkId);
    }
    await note(kind === 'reminder' ? 'reminded' : 'invited');
    await planNext(invitation);
  };
}

type AddressedTo = Pick<ShopperLetter, 'to' | 'storeName' | 'language' | 'firstName'>;

const addressedTo = (store: Store, addressee: Addressee & { readonly email: string }): AddressedTo => ({
  to: addressee.email,
  storeName: senderOf(store),
  language: languageFor(store, addressee),
  firstName: addressee.firstName,
});

const languageFor = (store: Store, { locale }: Addressee): Language =>
  languageOf(locale ?? '') ?? languageOf(store.language) ?? 'en';

/** A moment on the shop's clocks, as its shopper writes it. */
const inWords = (atMs: number, store: Store, addressee: Addressee): string =>
  new Intl.DateTimeFormat(languageFor(store, addressee), {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: store.timeZone,
    timeZoneName: 'short',
  }).format(atMs);
