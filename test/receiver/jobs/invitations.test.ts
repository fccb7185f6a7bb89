import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DocumentExaminer } from '../../../src/receiver/checks/ports.ts';
import { defaultSettings, type StoreSettings } from '../../../src/receiver/checks/settings.ts';
import { linksIn } from '../../../src/sandbox/mailbox/mailbox.ts';
import type { Mail } from '../../../src/sandbox/state.ts';
import { evidence } from '../../support/checks.ts';
import { aheadMs, passPlanned } from '../../support/planned.ts';
import { createWorld, receiverUrl, storeHash, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';

const examine = vi.fn<DocumentExaminer['examine']>();

let world: World;
const open = async (settings: Partial<StoreSettings> = {}, hasMail = true) => {
  examine.mockReset().mockResolvedValue({
    ok: true,
    value: { kind: 'judged', outcome: 'verified', finding: null, evidence },
  });
  world = await createWorld({
    examiner: { examine },
    settings: { ...defaultSettings, ...settings },
    hasMail,
    nowMs: aheadMs(),
  });
};
const pass = (hours: number) => passPlanned(world, hours * 60 * 60 * 1_000);
afterEach(() => world[Symbol.asyncDispose]());

const mails = () => world.sandbox.mailbox.mails('avery@example.com');
const subjects = () =>
  mails()
    .map(({ subject }) => subject)
    .reverse();
const place = async (as: 'guest' | 'customer' = 'guest') => {
  const shopper = await createShopper(world, as);
  const orderId = await shopper.placeOrder();
  await world.settled();
  return orderId;
};
const linkIn = (mail: Mail | undefined) => (mail && linksIn(mail)[0]) ?? '';
/** Opens a link as its page does; the token of the check, or the error's code. */
const openLink = async (link: string): Promise<{ checkToken?: string; check?: { checkId: string }; code?: string }> => {
  const [, code] = link.split('#');
  const response = await world.app.fetch(
    new Request(`${receiverUrl}/v1/hand-offs/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    }),
  );
  return response.json();
};
const verify = async (mail: Mail | undefined) => {
  const { check, checkToken = '' } = await openLink(linkIn(mail));
  const response = await world.ask(`/v1/checks/${check?.checkId}/photo`, {
    method: 'POST',
    body: 'a photo',
    headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${checkToken}`, origin: receiverUrl },
  });
  expect(response.status).toBe(200);
  await world.settled();
};
const statusOf = (orderId: number) => world.sandbox.state.orders.find(({ id }) => id === orderId)?.statusId;
const notices = async (orderId: number) => (await world.orderNotices.list(storeHash, orderId)).map(({ kind }) => kind);

describe('the shopper of an order that is held', () => {
  test('is invited, shows their ID behind the link, and has the order released', async () => {
    await open();
    const orderId = await place();
    expect(statusOf(orderId)).toBe(12);
    expect(mails()).toMatchObject([
      {
        from: 'Sandbox Supply Co. <idgate@receiver.example>',
        recipients: ['avery@example.com'],
        subject: `Order #${orderId} waits for your ID`,
        text: expect.stringContaining('Hello Avery Quinn,'),
      },
    ]);
    expect(linkIn(mails()[0])).toMatch(/^https:\/\/receiver\.example\/verify\/#[\w-]{43}$/);
    expect(mails()[0]?.text).toMatch(/The link works once, until \w+ \d+, \d{4} at/);
    await verify(mails()[0]);
    expect(statusOf(orderId)).toBe(11);
    expect(await notices(orderId)).toEqual(['invited']);
  });

  test('is reminded until it is done, and not after', async () => {
    await open({ invitation: { ...defaultSettings.invitation, reminderHours: [24, 72, 96] } });
    const orderId = await place();
    await pass(23);
    expect(mails()).toHaveLength(1);
    await pass(1);
    expect(subjects()).toEqual([
      `Order #${orderId} waits for your ID`,
      `Reminder: order #${orderId} still waits for your ID`,
    ]);
    await pass(48);
    expect(mails()).toHaveLength(3);
    await verify(mails()[0]);
    await pass(500);
    expect(mails()).toHaveLength(3);
    expect(await notices(orderId)).toEqual(['invited', 'reminded', 'reminded']);
  });

  test('is not reminded of an order that somebody let go or called off', async () => {
    await open();
    const [released, cancelled] = [await place(), await place()];
    world.sandbox.faults.moveOrder(released, 11);
    world.sandbox.faults.moveOrder(cancelled, 5);
    await world.settled();
    expect(mails()).toHaveLength(2);
    await pass(200);
    expect(mails()).toHaveLength(2);
  });

  test('is written to once where two of their orders wait for the same check', async () => {
    await open();
    await place('customer');
    await place('customer');
    expect(mails()).toHaveLength(1);
    await verify(mails()[0]);
    expect(world.sandbox.state.orders.map(({ statusId }) => statusId)).toEqual([11, 11]);
  });

  test('is not written to while a person looks, or once they were refused', async () => {
    await open();
    const orderId = await place();
    const { checkToken = '', check } = await openLink(linkIn(mails()[0]));
    await world.ask(`/v1/checks/${check?.checkId}/person`, {
      method: 'POST',
      headers: { authorization: `Bearer ${checkToken}`, origin: receiverUrl },
    });
    await pass(500);
    expect(statusOf(orderId)).toBe(12);
    expect(mails()).toHaveLength(1);
  });

  test.each([
    ['fr', 'La commande #100 attend votre pièce d’identité', 'Bonjour Avery Quinn'],
    ['pt-BR', 'O pedido #100 aguarda seu documento', 'Olá, Avery Quinn'],
    ['tlh', 'Order #100 waits for your ID', 'Hello Avery Quinn'],
  ])('is written to in the language they shop in, or else in the shop’s: %s', async (locale, subject, greeting) => {
    await open();
    const forward = world.bigcommerce.getMockImplementation();
    world.bigcommerce.mockImplementation(async (input, init) => {
      const response = await (forward ?? fetch)(input, init);
      const isOrder = /\/v2\/orders\/\d+$/.test(new URL(input instanceof Request ? input.url : input).pathname);
      return isOrder ? Response.json({ ...(await response.json()), customer_locale: locale }) : response;
    });
    const orderId = await place();
    expect(mails()[0]).toMatchObject({ subject: subject.replace('#100', `#${orderId}`) });
    expect(mails()[0]?.text).toContain(greeting);
  });

  test('is written to in the name that the merchant chose, and not at all where they don’t want that', async () => {
    await open({ invitation: { ...defaultSettings.invitation, senderName: 'The Cellar' } });
    await place();
    expect(mails()[0]?.from).toBe('The Cellar <idgate@receiver.example>');
    await world.stores.connect(
      storeHash,
      { ...defaultSettings, invitation: { ...defaultSettings.invitation, isOn: false } },
      [],
      'x',
    );
    await world.settled();
    await world[Symbol.asyncDispose]();
    await open({ invitation: { ...defaultSettings.invitation, isOn: false } });
    await place();
    expect(mails()).toEqual([]);
  });
});

describe('where no e-mail can be sent', () => {
  test('the order is held all the same, and the merchant is told', async () => {
    await open({}, false);
    const orderId = await place();
    expect(statusOf(orderId)).toBe(12);
    expect(await notices(orderId)).toEqual(['not_invited']);
  });

  test('as the mail server is busy, it is tried again and the shopper gets one', async () => {
    await open();
    world.sandbox.faults.set({ mailFault: 'busy' });
    const shopper = await createShopper(world, 'guest');
    const orderId = await shopper.placeOrder();
    await vi.waitFor(() => expect(world.failures).toContain('send-mail: mail_unreachable'), { timeout: 10_000 });
    world.sandbox.faults.set({ mailFault: 'none' });
    await world.settled();
    expect(mails()).toHaveLength(1);
    expect(await notices(orderId)).toEqual(['invited']);
  });

  test('as the address takes none, it is given up and the merchant is told', async () => {
    await open();
    world.sandbox.faults.set({ mailFault: 'refused' });
    const orderId = await place();
    world.sandbox.faults.set({ mailFault: 'none' });
    await pass(500);
    expect(mails()).toEqual([]);
    expect(await notices(orderId)).toEqual(['invitation_refused']);
  });
});

describe('a shopper who wants a link by e-mail', () => {
  const askAgain = (link: string) =>
    world.app.fetch(
      new Request(`${receiverUrl}/v1/hand-offs/renewal`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: link.split('#')[1] }),
      }),
    );

  test('gets one from the checkout, to the address of the cart, and not two in a minute', async () => {
    await open();
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    expect(await (await shopper.act(decision, 'hand-offs')).json()).toMatchObject({ mayMail: true });
    expect((await shopper.act(decision, 'hand-offs/mail')).status).toBe(202);
    expect((await shopper.act(decision, 'hand-offs/mail')).status).toBe(429);
    await world.settled();
    expect(subjects()).toEqual(['Your link to the ID check']);
    expect(await openLink(linkIn(mails()[0]))).toMatchObject({
      check: { checkId: decision.check.checkId },
      isOrdered: false,
    });
  });

  test('gets a new one for one that was used, to the same address, until it is done', async () => {
    await open();
    const orderId = await place();
    const first = linkIn(mails()[0]);
    expect(await openLink(first)).toMatchObject({ isOrdered: true });
    expect(await openLink(first)).toMatchObject({ code: 'link_renewable' });
    expect((await askAgain(first)).status).toBe(202);
    await world.settled();
    expect(mails()).toHaveLength(2);
    await verify(mails()[0]);
    expect(statusOf(orderId)).toBe(11);
    expect(await openLink(first)).toMatchObject({ code: 'link_expired' });
    expect((await askAgain(first)).status).toBe(410);
  });

  test('gets none for a link that did not come by e-mail, nor where there is no mail', async () => {
    await open({}, false);
    const shopper = await createShopper(world, 'guest');
    const decision = await shopper.decide();
    const handOff = (await (await shopper.act(decision, 'hand-offs')).json()) as { link: string };
    expect(handOff).toMatchObject({ mayMail: false });
    expect((await askAgain(handOff.link)).status).toBe(410);
    expect(await (await shopper.act(decision, 'hand-offs/mail')).json()).toMatchObject({ code: 'no_mail' });
  });
});

test('nothing that is logged or stored says whom was written to', async () => {
  await open();
  await place();
  const { rows } = await world.pool.query(
    `select string_agg(one::text, ' ') as text from (
       select to_jsonb(invitations) as one from invitations union all select to_jsonb(order_notices) from order_notices
       union all select to_jsonb(order_waits) from order_waits union all select to_jsonb(hand_offs) from hand_offs
       union all select data from jobs.job union all select to_jsonb(checks) from checks
     ) as everything`,
  );
  expect([rows[0].text, ...world.logged, ...world.failures].join()).not.toMatch(/avery|example\.com/i);
});
