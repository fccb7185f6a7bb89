import { Hono } from 'hono';
import { type SetupView, setupIdSchema, type TestOrder } from '../../../contract/schema/admin/setup.ts';
import { isLive } from '../../../rules/rules-in-force.ts';
import { pickTestProduct } from '../../checks/pick-test-product.ts';
import { setupItems } from '../../checks/setup.ts';
import type { Store } from '../../store/stores.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

/**
 * `GET /setup`: what the store needs before its first checkout is gated. `POST /setup/:id/repair`: has it put right, with all else that
 * can be. `POST /setup/test-order`: in a store that is no real one, places an order that a rule asks about.
 */
export function setup(parts: Parts): Hono<AdminEnv> {
  const { flaws, providers, storeProviders, shops, canMail, isSandbox, clock, log } = parts;

  const troubleOfProvider = async ({ storeHash, settings }: Store) => {
    const { first } = settings.providers;
    if (first === 'document') return null;
    if (!(await storeProviders.find(storeHash, first))) return 'no_credentials';
    return (await providers.isOut(storeHash, first)) ? 'provider_unreachable' : null;
  };

  return new Hono<AdminEnv>()
    .get('/', async (c) => {
      const store = c.get('store');
      const [known, provider] = await Promise.all([flaws.list(store.storeHash), troubleOfProvider(store)]);
      const items = setupItems({
        // The currency is read when the store is looked at for the first time.
        isLookedAt: store.currency !== '',
        flaws: known.filter(({ repairedAtMs }) => repairedAtMs === null),
        provider,
        canMail,
      });
      return c.json({
        items,
        installedAtMs: store.installedAtMs,
        firstGatedAtMs: store.firstGatedAtMs,
        liveRules: store.policy.rules.filter(isLive).length,
      } satisfies SetupView);
    })

    .post('/test-order', async (c) => {
      const { storeHash, policy } = c.get('store');
      if (!isSandbox) return problem(c, 'not_found');
      const shop = await shops(storeHash);
      const products = await shop?.lookups.products({ query: '' });
      if (!shop || !products?.ok) return problem(c, 'upstream_unavailable');
      const product = await pickTestProduct(policy, shop, products.value);
      const placed = product && (await shop.enterTestOrder(product.productId));
      if (!placed?.ok) return problem(c, 'upstream_unavailable');
      log.info({ storeHash, userId: c.get('user').userId, orderId: placed.value }, 'test order placed');
      return c.json({ orderId: placed.value } satisfies TestOrder, 201);
    })

    .post('/:id/repair', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const id = setupIdSchema.safeParse(c.req.param('id'));
      // The provider's account and the mail server are not ours to put right.
      if (!id.success || id.data === 'provider' || id.data === 'mail') return problem(c, 'not_found');
      await flaws.repair(storeHash, { userId, what: id.data, atMs: clock() });
      log.info({ storeHash, userId, about: id.data }, 'repair asked for');
      return c.body(null, 202);
    });
}
