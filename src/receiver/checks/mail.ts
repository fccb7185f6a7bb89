import type { Result } from '../../contract/wire/result.ts';
import type { Language } from '../../contract/wire/widget-texts.ts';

/** An e-mail to a shopper with a link to their check. */
export interface ShopperLetter {
  readonly kind: ShopperLetterKind;
  readonly to: string;
  /** The shop as its shoppers know it: the mail comes in its name. */
  readonly storeName: string;
  readonly language: Language;
  /** All that is said of the shopper. */
  readonly firstName: string | null;
  /** The order that waits; null where there is none yet. */
  readonly orderId: number | null;
  readonly link: string;
  /** How long the link works, in words of the letter's language. */
  readonly linkUntil: string;
  /** By when the shop wants it done, in the same way; null where it has no deadline. */
  readonly deadline: string | null;
  /** The same for the same letter, so that one that is sent twice is shown once. */
  readonly messageId: string;
}

/**
 * - `invitation`: an order waits for the shopper's ID.
 * - `reminder`: and still does.
 * - `link`: the shopper asked for a link themselves.
 */
export type ShopperLetterKind = 'invitation' | 'reminder' | 'link';

/** An e-mail to a shopper that staff decided otherwise about their check than was found. It does not say why. */
export interface DecisionLetter
  extends Pick<ShopperLetter, 'to' | 'storeName' | 'language' | 'firstName' | 'messageId'> {
  readonly kind: 'approved' | 'rejected';
}

/** An e-mail to the merchant: the bank lets go of the money of an order that still waits. */
export interface LapseLetter {
  readonly kind: 'lapse';
  readonly to: string;
  readonly storeName: string;
  readonly orderId: number;
  /** About when the authorisation lapses, in words. */
  readonly lapses: string;
  readonly messageId: string;
}

export type Letter = ShopperLetter | DecisionLetter | LapseLetter;

/**
 * Why a letter did not go out.
 * - `mail_unreachable`: the mail server can't be reached, or says "later". Try again.
 * - `mail_refused`: it won't take this letter, or has no such address. Trying again will not help.
 */
export type MailError = 'mail_unreachable' | 'mail_refused';

export interface Mailer {
  send(letter: Letter): Promise<Result<void, MailError>>;
}
