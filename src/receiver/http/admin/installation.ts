import { Hono } from 'hono';
import { type InstallationView, removalSchema } from '../../../contract/schema/admin/installation.ts';
import { canMend } from '../../checks/installation.ts';
import { readJson } from '../body.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

/**
 * `GET /installation`: what is wrong, and was. `POST /installation/repair`: has everything put right that can be. `POST
 * /installation/removal`: everything of ours is taken out of the store, here and in BigCommerce, and there is no way back.
 */
export function installation({ flaws, appCalls, clock, log }: Parts): Hono<AdminEnv> {
  return new Hono<AdminEnv>()
    .get('/', async (c) => {
      const known = await flaws.list(c.get('store').storeHash);
      const view = known.map(({ sinceMs, repairedAtMs, ...flaw }) => ({
        ...flaw,
        sinceAtMs: sinceMs,
        repairedAtMs,
        canRepair: repairedAtMs === null && canMend(flaw),
      }));
      return c.json({ flaws: view } satisfies InstallationView);
    })

    .post('/repair', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      await flaws.repair(storeHash, { userId, what: '', atMs: clock() });
      log.info({ storeHash, userId }, 'repair asked for');
      return c.body(null, 202);
    })

    .post('/removal', async (c) => {
      const { storeHash } = c.get('store');
      const given = await readJson(c.req.raw, (value) => removalSchema.safeParse(value).data);
      if (!given.ok) return problem(c, given.code);
      if (given.value.storeHash !== storeHash) return problem(c, 'invalid_request');
      const { userId } = c.get('user');
      await appCalls.askRemoval(storeHash, userId, clock());
      log.info({ storeHash, userId }, 'removal asked for');
      return c.body(null, 202);
    });
}
