import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../../src/contract/wire/languages.ts';
import type { ShopperLetter } from '../../../src/receiver/checks/mail.ts';
import { createSmtpMailer, type SmtpMailer } from '../../../src/receiver/mail/smtp-mailer.ts';
import { linksIn } from '../../../src/sandbox/mailbox/mailbox.ts';
import { type RunningMailServer, startMailServer } from '../../../src/sandbox/mailbox/smtp-server.ts';
import type { Mail } from '../../../src/sandbox/state.ts';
import { openShop } from '../../sandbox/shop-under-test.ts';
import { freePort } from '../../support/free-port.ts';

const sandbox = openShop();
let server: RunningMailServer;
let mailer: SmtpMailer;
beforeAll(async () => {
  server = await startMailServer(sandbox.state, sandbox.mailbox, 0);
  mailer = createSmtpMailer(`smtp://localhost:${server.port}`, 'idgate@receiver.example');
});
afterAll(async () => {
  mailer.close();
  await server.close();
});

const letter: ShopperLetter = {
  kind: 'invitation',
  to: 'avery@example.com',
  storeName: 'Green & Gold, "Spirits"',
  language: 'en',
  firstName: 'Avery',
  orderId: 123,
  link: 'https://receiver.example/verify/#a_code-of-22-characters',
  linkUntil: 'November 28, 2026 at 12:00 PM',
  deadline: null,
  messageId: 'chk_1.0',
};
const sent = async (changes: Partial<ShopperLetter> = {}): Promise<Mail> => {
  expect(await mailer.send({ ...letter, ...changes })).toEqual({ ok: true, value: undefined });
  return latest();
};
const latest = (): Mail => {
  const [mail] = sandbox.mailbox.mails();
  if (!mail) throw new Error('Nothing came');
  return mail;
};

describe('a letter to a shopper', () => {
  test('ends its sentences once where the name of the shop ends in a full stop', async () => {
    const { text } = await sent({ storeName: 'Sandbox Supply Co.' });
    expect(text).toContain('a purchase at Sandbox Supply Co. If that');
    expect(text).not.toContain('..');
  });

  test('comes in the name of the shop, to nobody else, and says what for', async () => {
    const mail = await sent();
    expect(mail).toMatchObject({
      recipients: ['avery@example.com'],
      from: 'Green & Gold, "Spirits" <idgate@receiver.example>',
      to: 'avery@example.com',
      subject: 'Order #123 waits for your ID',
    });
    expect(mail.text).toContain('Hello Avery,');
    expect(mail.text).toContain('Green & Gold, "Spirits" has to check your ID before it can go on with order #123.');
    expect(mail.text).toContain('because your address was given for a purchase at Green & Gold, "Spirits"');
    expect(mail.headers['message-id']).toBe('<chk_1.0@receiver.example>');
    expect(mail.headers['auto-submitted']).toBe('auto-generated');
  });

  test('has one link, the same in the plain text and in the HTML', async () => {
    const { text, html } = await sent();
    expect(linksIn({ text, html: null })).toEqual([letter.link]);
    expect(linksIn({ text: '', html })).toEqual([letter.link]);
  });

  test('that repeats itself is known by its id', async () => {
    const [one, two] = [await sent(), await sent({ kind: 'reminder', messageId: 'chk_1.1' })];
    expect(one.headers['message-id']).not.toBe(two.headers['message-id']);
    expect(two.subject).toBe('Reminder: order #123 still waits for your ID');
  });

  test('tells of a deadline where there is one', async () => {
    expect((await sent()).text).not.toContain('Please do it before');
    expect((await sent({ deadline: 'November 23' })).text).toContain('Please do it before November 23.');
  });

  test('takes a name for a name, whatever stands in it', async () => {
    const { html, subject, recipients } = await sent({
      firstName: '<img src=x onerror=alert(1)>',
      storeName: 'Shop\r\nBcc: eve@example.com',
    });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x');
    expect(subject).toBe('Order #123 waits for your ID');
    expect(recipients).toEqual(['avery@example.com']);
  });

  test.each(languages)('leaves nothing unsaid in %s', async (language) => {
    for (const kind of ['invitation', 'reminder', 'link'] as const) {
      const { subject, text, html } = await sent({ language, kind, deadline: 'the third day' });
      for (const part of [subject, text, html ?? '']) {
        expect(part).not.toMatch(/\{|\}|undefined|\bnull\b/);
      }
      expect(text).toContain('Avery');
      expect(text).toContain('the third day');
      expect(text).toContain(letter.linkUntil);
      expect(html).toContain(`lang="${language}"`);
    }
    expect((await sent({ language, firstName: null })).text).not.toContain('Avery');
  });

  test.each(languages)('tells in %s what staff decided, and leads nowhere', async (language) => {
    for (const kind of ['approved', 'rejected'] as const) {
      const { to, storeName, firstName } = letter;
      const decided = { kind, to, storeName, firstName, language, messageId: `chk_1.${language}.${kind}` };
      expect(await mailer.send(decided)).toEqual({ ok: true, value: undefined });
      const { subject, text, html } = latest();
      for (const part of [subject, text, html ?? '']) {
        expect(part).not.toMatch(/\{|\}|undefined|\bnull\b|https?:/);
        expect(part).toContain(storeName.slice(0, 4));
      }
      expect(html).toContain(`lang="${language}"`);
    }
  });
});

describe('a letter that does not go out', () => {
  test('may be tried again when the server says "later", or is not there', async () => {
    sandbox.faults.set({ mailFault: 'busy' });
    expect(await mailer.send(letter)).toEqual({ ok: false, code: 'mail_unreachable' });
    sandbox.faults.set({ mailFault: 'none' });
    const nobody = createSmtpMailer(`smtp://localhost:${await freePort()}`, 'idgate@receiver.example');
    expect(await nobody.send(letter)).toEqual({ ok: false, code: 'mail_unreachable' });
    nobody.close();
  });

  test('is given up when there is no such mailbox, and when the address is none', async () => {
    sandbox.faults.set({ mailFault: 'refused' });
    expect(await mailer.send(letter)).toEqual({ ok: false, code: 'mail_refused' });
    sandbox.faults.set({ mailFault: 'none' });
    expect(await mailer.send({ ...letter, to: 'no address at all' })).toEqual({ ok: false, code: 'mail_refused' });
  });
});
