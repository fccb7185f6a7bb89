import PostalMime, { type Address } from 'postal-mime';
import type { Mail } from '../state.ts';
import type { Store } from '../store.ts';

const keptMails = 1_000;

/** Every e-mail that was sent to anybody, as its reader sees it. */
export interface Mailbox {
  /** Newest first; those to one address only, where it is given. */
  mails(to?: string): readonly Mail[];
  /** Takes an e-mail as it came over the line, for those whom its sender named to the server. */
  receive(raw: string | Uint8Array, recipients: readonly string[]): Promise<Mail>;
  empty(): void;
}

export function createMailbox(store: Store): Mailbox {
  const { state } = store;
  return {
    mails: (to) =>
      state.mails
        .filter(
          ({ recipients }) => to === undefined || recipients.some((one) => one.toLowerCase() === to.toLowerCase()),
        )
        .reverse(),
    async receive(raw, recipients) {
      const { from, to, subject, text, html, headers } = await PostalMime.parse(raw);
      const mail: Mail = {
        id: store.nextId('mail'),
        receivedAtMs: store.clock(),
        recipients: [...recipients],
        from: nameOf(from),
        to: (to ?? []).map(nameOf).join(', '),
        subject: subject ?? '',
        text: text ?? '',
        html: html ?? null,
        headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
      };
      state.mails.push(mail);
      if (state.mails.length > keptMails) state.mails.shift();
      store.changed();
      return mail;
    },
    empty() {
      state.mails = [];
      store.changed();
    },
  };
}

/** `Name <address>`, or the address alone. */
function nameOf(from: Address | undefined): string {
  const address = from?.address ?? '';
  return from?.name ? `${from.name} <${address}>` : address;
}

/** The addresses of the web that a reader can follow, in the order of the text. */
export const linksIn = ({ text, html }: Pick<Mail, 'text' | 'html'>): string[] => [
  ...new Set((text || (html ?? '').replaceAll('&amp;', '&')).match(webAddress) ?? []),
];

export const webAddress = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;
