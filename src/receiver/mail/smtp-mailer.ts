import { createTransport, type NodemailerError } from 'nodemailer';
import { fail, ok } from '../../contract/wire/result.ts';
import type { Mailer } from '../checks/mail.ts';
import { compose } from './compose.ts';

export interface SmtpMailer extends Mailer {
  close(): void;
}

const timeoutMs = 10_000;

/** Sends letters over SMTP: `smtp://` or `smtps://`, with the name and the password in it where the server wants them. `from` is the address alone. */
export function createSmtpMailer(url: string, from: string): SmtpMailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send(letter) {
      const { subject, text, html } = compose(letter);
      try {
        await transport.sendMail({
          // Given apart from the address, a name can't be taken for one.
          from: { name: oneLine(letter.storeName), address: from },
          to: { name: '', address: letter.to },
          subject: oneLine(subject),
          text,
          html,
          messageId: `<${letter.messageId}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return ok(undefined);
      } catch (error) {
        return fail(isForGood(error as NodemailerError) ? 'mail_refused' : 'mail_unreachable');
      }
    },
    close: () => transport.close(),
  };
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** The server has understood this letter, or its address, and won't have it. A wrong password, or a sender it doesn't know, may be put right. */
const isForGood = ({ code, command = '', permanent = false }: NodemailerError): boolean =>
  (code === 'EENVELOPE' && command === 'API') || (permanent && /^(RCPT TO|DATA)$/.test(command));
