import { receiverUrl, shopUrl, type World } from './receiver.ts';
import { createShopper } from './shopper.ts';

/** One step of an order's life, and what BigCommerce was asked in it, as `GET v2/orders/…`. */
export interface LifeStep {
  readonly name: string;
  readonly requests: readonly string[];
}

type Who = 'guest' | 'customer';

/** Collects what BigCommerce is asked while something is done and all that follows from it. */
async function during(world: World, name: string, act: () => Promise<unknown>): Promise<LifeStep> {
  world.bigcommerce.mockClear();
  await act();
  await world.settled();
  const requests = world.bigcommerce.mock.calls.map(([input, init]) => {
    const { method, url } = input instanceof Request ? input : new Request(input, init);
    const { pathname, search } = new URL(url);
    const path = pathname.slice(`${new URL(shopUrl).pathname}stores/sandbox1/`.length);
    return `${method} ${path.replaceAll(/(?<=\/)(\d+|[\da-f]{8}-[\da-f-]+)(?=\/|$)/g, '…')}${search ? '?' : ''}`;
  });
  return { name, requests };
}

/** An order past the gate: it is held, its shopper is invited, shows an ID, and the order is let go. Needs a world with mail. */
export async function ungatedLife(world: World, as: Who): Promise<LifeStep[]> {
  const shopper = await createShopper(world, as);
  world.sandbox.mailbox.empty();
  const placed = await during(world, 'placed, held, and its shopper invited', () => shopper.placeOrder());
  const [invitation] = world.sandbox.mailbox.mails();
  const code = /\/verify\/#([\w-]+)/.exec(invitation?.text ?? '')?.[1];
  const link = await world.app.fetch(
    new Request(`${receiverUrl}/v1/hand-offs/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: receiverUrl },
      body: JSON.stringify({ code }),
    }),
  );
  const opened = await link.json();
  return [
    placed,
    await during(world, 'the check is opened', () => shopper.act(opened, 'open')),
    await during(world, 'ID shown: verified, and the order let go', () => shopper.showPhoto(opened)),
  ];
}

/** An order as the gate lets it through: its shopper showed an ID first. */
export async function gatedLife(world: World, as: Who): Promise<LifeStep[]> {
  const shopper = await createShopper(world, as);
  let decision: Awaited<ReturnType<typeof shopper.decide>> | undefined;
  const begun = () => {
    if (!decision) throw new Error('There is no check');
    return decision;
  };
  return [
    await during(world, 'the check is begun', async () => {
      decision = await shopper.decide();
    }),
    await during(world, 'the check is opened', () => shopper.act(begun(), 'open')),
    await during(world, 'ID shown: verified', () => shopper.showPhoto(begun())),
    await during(world, 'the order is placed', () => shopper.placeOrder()),
  ];
}
