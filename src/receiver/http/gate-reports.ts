import { Hono } from 'hono';
import { readGateReport } from '../../contract/wire/gate-report.ts';
import { readJson } from './body.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** A page that is being left can send plain text without asking first whether it may. */
const bodyOptions = { mediaTypeWanted: 'text/plain', maxBytes: 1_024 };

/** `POST /v1/gate-reports`: counts how one page load went. Keeps the counts alone. */
export function gateReports({ stores, gateHealth, clock }: Parts): Hono<Env> {
  return new Hono<Env>().post('/', async (c) => {
    const body = await readJson(c.req.raw, readGateReport, bodyOptions);
    if (!body.ok) return problem(c, body.code);
    const store = await stores.find(body.value.storeHash);
    if (!store) return problem(c, 'unknown_store');
    const origin = c.req.header('origin');
    if (origin !== undefined && !store.origins.includes(origin)) return problem(c, 'origin_not_allowed');
    await gateHealth.add(body.value, clock());
    return c.body(null, 204);
  });
}
