import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linksIn } from '../../src/sandbox/mailbox/mailbox.ts';
import { type RunningMailServer, startMailServer } from '../../src/sandbox/mailbox/smtp-server.ts';
import { openShop, type ShopUnderTest } from './shop-under-test.ts';

const invitation = {
  from: '"Sandbox Supply Co." <orders@example.com>',
  to: 'Zoë Müller <zoe@example.com>',
  subject: 'Your order 101 waits – show your ID',
  text: 'Please open https://gate.example/verify/abc?lang=de. Thank you.',
  html: '<p style="color:red">Please <a href="https://gate.example/verify/abc?lang=de&amp;x=1">show your ID</a>.</p><script>alert(1)</script>',
  headers: { 'auto-submitted': 'auto-generated' },
};

let shop: ShopUnderTest;
let server: RunningMailServer;
beforeEach(async () => {
  shop = openShop();
  server = await startMailServer(shop.state, shop.mailbox, 0);
});
afterEach(() => server.close());

const send = (mail: object = {}, auth?: { user: string; pass: string }) =>
  createTransport({ host: '127.0.0.1', port: server.port, ...(auth && { auth }) }).sendMail({ ...invitation, ...mail });

describe('a mail that is sent', () => {
  test('is kept as its reader sees it', async () => {
    await send();
    expect(shop.mailbox.mails()).toEqual([
      {
        id: 1,
        receivedAtMs: shop.time.now(),
        recipients: ['zoe@example.com'],
        from: 'Sandbox Supply Co. <orders@example.com>',
        to: 'Zoë Müller <zoe@example.com>',
        subject: invitation.subject,
        text: `${invitation.text}\n`,
        html: expect.stringContaining('show your ID'),
        headers: expect.objectContaining({ 'auto-submitted': 'auto-generated' }),
      },
    ]);
  });

  test('is found by whom it went to, newest first, also where it doesn’t name them', async () => {
    await send();
    await send({ to: 'kim@example.com', bcc: 'zoe@example.com', subject: 'Second' });
    expect(shop.mailbox.mails('ZOE@example.com').map(({ subject }) => subject)).toEqual(['Second', invitation.subject]);
    expect(shop.mailbox.mails('kim@example.com')).toHaveLength(1);
    shop.mailbox.empty();
    expect(shop.mailbox.mails()).toEqual([]);
  });

  test('has links to follow, from its text or else from its HTML', async () => {
    await send();
    await send({ text: undefined });
    const [second, first] = shop.mailbox.mails();
    expect(first && linksIn(first)).toEqual(['https://gate.example/verify/abc?lang=de']);
    expect(second && linksIn({ ...second, text: '' })).toEqual(['https://gate.example/verify/abc?lang=de&x=1']);
  });

  test('may come with a name and a password, whatever they are', async () => {
    await send({}, { user: 'shop', pass: 'secret' });
    expect(shop.mailbox.mails()).toHaveLength(1);
  });
});

test.each([
  ['busy', 451],
  ['refused', 550],
] as const)('the server can be made to be %s', async (mailFault, responseCode) => {
  shop.faults.set({ mailFault });
  await expect(send()).rejects.toMatchObject({ responseCode });
  expect(shop.mailbox.mails()).toEqual([]);
});

describe('the page', () => {
  const get = async (path: string) => {
    const answer = await shop.app.request(path);
    return { status: answer.status, html: await answer.text(), policy: answer.headers.get('content-security-policy') };
  };

  test('lists mails, and shows one with its links', async () => {
    expect((await get('/mailbox')).html).toContain('No e-mail has been sent yet.');
    await send();
    expect((await get('/mailbox')).html).toContain(`<a href="/mailbox/1">${invitation.subject}</a>`);
    const { html } = await get('/mailbox/1');
    expect(html).toContain(
      '<a href="https://gate.example/verify/abc?lang=de">https://gate.example/verify/abc?lang=de</a>. Thank you.',
    );
    expect(html).toContain('<iframe class="mailBody" src="/mailbox/1/body"');
    expect((await get('/mailbox/2')).status).toBe(404);
  });

  test('lets a mail run nothing, and nobody else frame it', async () => {
    await send();
    const { policy } = await get('/mailbox/1/body');
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`frame-ancestors 'self'`);
    expect(policy).toMatch(/sandbox(?!.*allow-scripts)/);
  });

  test('answers the same as JSON', async () => {
    await send();
    const list = await (await shop.app.request('/mailbox.json?to=zoe@example.com')).json();
    expect(list).toMatchObject([{ subject: invitation.subject }]);
  });
});
