import { randomUUID } from 'node:crypto';
import { defaultSettings } from '../../../src/receiver/checks/settings.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { aCheck } from '../../support/checks.ts';
import { clientId, clientSecret, shopUrl, spirits, type World } from '../../support/receiver.ts';
import { createShopper } from '../../support/shopper.ts';
import type { Figure } from '../figures.ts';
import type { BenchDatabase } from '../receiver/database.ts';
import type { VirtualTime } from './virtual-time.ts';
import { createBench, pass, settle } from './world.ts';

const hourMs = 3_600_000;
const outageHours = 48;
const stepMs = 30_000;
const mostMinutes = 60;
const requestQuota = 150;

/** What an order is, and where it has to stand in the end. In ten: six that need a check, two that don't, one that has it, one that is shipped meanwhile. */
type Kind = { readonly product: 'whisky' | 'mug'; readonly isVerified: boolean; readonly isShipped: boolean };
const kindOf = (index: number): Kind => ({
  product: index % 10 === 6 || index % 10 === 7 ? 'mug' : 'whisky',
  isVerified: index % 10 === 8,
  isShipped: index % 10 === 9,
});
const finalStatus = ({ product, isVerified, isShipped }: Kind) =>
  isShipped ? 2 : product === 'mug' || isVerified ? 11 : 12;

/** BigCommerce answers nothing for two days while shoppers go on shopping. In every other store the webhooks are switched off for it, so that only the sweep can find the orders. */
export async function measureOutage(database: BenchDatabase, stores: number, orders: number): Promise<Figure[]> {
  const written = new Set<string>();
  await using bench = await createBench(database, 'outage', { requestQuota }, async (world, time) => {
    const others = Array.from({ length: stores - 1 }, (_, index) => anotherShop(world, time, `sandbox${index + 2}`));
    const byHash = new Map(
      [world.sandbox, ...others.map((one) => one.sandbox)].map((one, at) => [`sandbox${at + 1}`, one]),
    );
    world.bigcommerce.mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      const [, hash = '', orderId] = /\/stores\/(\w+)\/(?:v2\/orders\/(\d+))?/.exec(request.url) ?? [];
      if (request.method === 'PUT' && orderId !== undefined) written.add(`${hash}/${orderId}`);
      return byHash.get(hash)?.app.fetch(request) ?? Response.error();
    });
    for (const { hash } of others) {
      await world.stores.connect(hash, defaultSettings, [spirits], 'secret-of-the-webhooks', 'token-of-tests');
    }
    return others.map((one) => one.sandbox);
  });
  const { world, time, sandboxes } = bench;
  await settle(bench);
  await world.pool.query(`update stores set installed_at = to_timestamp($1)`, [time.clock() / 1_000 - 60]);

  const place = await orderMaker(world, time);
  const placed: { hash: string; sandbox: Sandbox; orderId: number; kind: Kind }[] = [];
  const ofStore = orders / stores;
  for (let hour = 0; hour < outageHours; hour++) {
    for (const [at, sandbox] of sandboxes.entries()) {
      const from = Math.floor((hour * ofStore) / outageHours);
      const until = Math.floor(((hour + 1) * ofStore) / outageHours);
      for (let index = from; index < until; index++) {
        const kind = kindOf(index);
        const hash = `sandbox${at + 1}`;
        placed.push({ hash, sandbox, kind, orderId: await place(sandbox, hash, kind) });
      }
    }
    // The first orders were told of, and then nobody could be asked about them.
    for (const [at, sandbox] of sandboxes.entries()) {
      sandbox.faults.set({ isDown: true });
      if (at % 2 === 1) for (const { id } of sandbox.state.hooks) sandbox.faults.deactivateHook(id);
    }
    await world.sweeps.begin(time.clock());
    await pass(bench, hourMs);
  }
  const isSettled = () =>
    placed.every(({ sandbox, orderId, kind }) => statusOf(sandbox, orderId) === finalStatus(kind));

  for (const sandbox of sandboxes) sandbox.faults.set({ isDown: false });
  const backMs = time.clock();
  const minutes = () => (time.clock() - backMs) / 60_000;
  for (let step = 0; !isSettled() && minutes() < mostMinutes; step++) {
    if (step % 2 === 0) await world.sweeps.begin(time.clock());
    await pass(bench, stepMs);
  }
  const settledAfter = minutes();
  // What comes late must change nothing any more.
  for (let step = 0; step < 4; step++) {
    if (step % 2 === 0) await world.sweeps.begin(time.clock());
    await pass(bench, stepMs);
  }
  const wrong = placed.filter(({ sandbox, orderId, kind }) => statusOf(sandbox, orderId) !== finalStatus(kind));
  const touched = placed.filter(({ hash, orderId, kind }) => kind.isShipped && written.has(`${hash}/${orderId}`));
  const refused = sandboxes.flatMap(({ quotaWindows }) => quotaWindows).reduce((sum, one) => sum + one.refused, 0);
  return [
    {
      name: `down for ${outageHours} h, ${placed.length} orders in ${stores} stores: all settled`,
      measured: `${settledAfter.toFixed(1)} min after it is back`,
      goal: '≤ 60 min',
      isReached: settledAfter <= mostMinutes && wrong.length === 0,
    },
    { name: '  settled wrongly', measured: String(wrong.length), goal: '0', isReached: wrong.length === 0 },
    {
      name: '  protected orders written to',
      measured: String(touched.length),
      goal: '0',
      isReached: touched.length === 0,
    },
    { name: '  calls in a closed window', measured: String(refused), goal: '0', isReached: refused === 0 },
  ];
}

const statusOf = ({ state }: Sandbox, orderId: number) => state.orders.find(({ id }) => id === orderId)?.statusId;

function anotherShop(world: World, { clock }: VirtualTime, hash: string): { hash: string; sandbox: Sandbox } {
  const sandbox = createSandbox({
    clock,
    ids: randomUUID,
    fetch: async (input, init) => world.app.fetch(new Request(input, init)),
    schedule: () => {},
    publicUrl: shopUrl,
    storeHash: hash,
    storeToken: 'token-of-tests',
    clientId,
    clientSecret,
    requestQuota,
  });
  return { hash, sandbox };
}

/** Orders as shoppers placed two of them, put into shops where asking for each by the checkout's requests would take most of the time. */
async function orderMaker(world: World, { clock }: VirtualTime) {
  const { state } = world.sandbox;
  for (const product of ['whisky', 'mug']) await (await createShopper(world, 'guest', product)).placeOrder();
  await world.settled();
  const [whisky, mug] = state.orders;
  if (!whisky || !mug) throw new Error('No order was placed');
  let made = 0;

  return async (sandbox: Sandbox, hash: string, { product, isVerified, isShipped }: Kind): Promise<number> => {
    const like = product === 'whisky' ? whisky : mug;
    const orderId = sandbox.state.nextIds.order++;
    const cart = { ...structuredClone(like.cart), id: randomUUID(), orderId };
    const nowMs = clock();
    made++;
    if (isVerified) {
      const checkId = `chk_${String(made).padStart(32, '0')}`;
      const times = { createdAtMs: nowMs, updatedAtMs: nowMs };
      await world.checks.create(aCheck({ storeHash: hash, checkId, cartId: cart.id, ...times }));
      await world.checks.move(hash, checkId, { kind: 'approved', by: 'staff-1', reason: 'seen' }, nowMs);
    }
    const order = { ...structuredClone(like), id: orderId, cart, statusId: 0, staffNotes: '', createdAtMs: nowMs };
    sandbox.state.orders.push({ ...order, modifiedAtMs: nowMs });
    sandbox.faults.moveOrder(orderId, 11);
    if (isShipped) sandbox.faults.moveOrder(orderId, 2);
    return orderId;
  };
}
