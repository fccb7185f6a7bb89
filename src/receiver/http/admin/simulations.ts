import { Hono } from 'hono';
import { newSimulationSchema, type StartedSimulation } from '../../../contract/schema/admin/simulation.ts';
import { simulationView } from '../../checks/simulation.ts';
import { readJson } from '../body.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem.ts';
import type { AdminEnv } from './admin-session.ts';

const maxBytes = 512 * 1_024;

/** `POST /policy/simulations`: begins to try rules on the latest orders. `GET /policy/simulations/:simulationId`: how far that has come. */
export function simulations({ simulations: all, newRequestId, clock, log }: Parts): Hono<AdminEnv> {
  return new Hono<AdminEnv>()
    .post('/', async (c) => {
      const { storeHash } = c.get('store');
      const { userId } = c.get('user');
      const given = await readJson(c.req.raw, (value) => newSimulationSchema.safeParse(value).data, { maxBytes });
      if (!given.ok) return problem(c, given.code);
      const { rules, orders } = given.value;
      const simulationId = newRequestId();
      await all.begin({ storeHash, userId, atMs: clock() }, simulationId, rules, orders);
      log.info({ storeHash, userId, simulationId, orders }, 'simulation begun');
      return c.json({ simulationId } satisfies StartedSimulation, 202);
    })

    .get('/:simulationId', async (c) => {
      const found = await all.find(c.get('store').storeHash, c.req.param('simulationId'));
      return found ? c.json(simulationView(found)) : problem(c, 'not_found');
    });
}
