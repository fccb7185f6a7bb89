import { type Context, Hono } from 'hono';
import { lookOf } from '../../contract/schema/admin/look.ts';
import type { CheckEvent } from '../checks/machine.ts';
import { streamCheck } from './check-stream.ts';
import { nextUpdate, readWanted } from './next-update.ts';
import { openedCheck, updateOf, updatesOf } from './opened-check.ts';
import type { Env, Parts } from './parts.ts';
import { problem } from './problem.ts';

/** `/v1/checks/:checkId…`: one check, for the shopper who carries its token. */
export function checks(parts: Parts): Hono<Env> {
  /** Has the shopper's own doing happen to the check. Doing it twice changes nothing the second time. */
  const happen = async (c: Context<Env>, event: CheckEvent): Promise<Response> => {
    const found = await openedCheck(parts, c);
    if (!found.ok) return problem(c, found.code);
    const { store, check } = found.value;
    const { storeHash } = store;
    const moved = await parts.checks.move(storeHash, check.checkId, event, parts.clock());
    if (!moved.ok) return problem(c, moved.code);
    const { checkId, status, revision } = moved.value;
    parts.log.info({ storeHash, checkId, status, revision, kind: event.kind }, 'shopper acted');
    return c.json(await updateOf(parts, store, moved.value));
  };

  return new Hono<Env>()
    .get('/:checkId', async (c) => {
      const found = await openedCheck(parts, c);
      if (!found.ok) return problem(c, found.code);
      const wanted = readWanted(c.req.query());
      if (!wanted) return problem(c, 'invalid_request');
      c.header('Cache-Control', 'no-store');
      const { store, check } = found.value;
      const update =
        check.revision > wanted.after || wanted.waitMs === 0
          ? await updateOf(parts, store, check)
          : await nextUpdate(parts, check.checkId, wanted, c.req.raw.signal, updatesOf(parts, found.value));
      if (!update) return problem(c, 'unknown_check');
      // On a line of its own, as a stream's events are: whoever reads the one can read the other.
      return c.body(`${JSON.stringify(update)}\n`, 200, { 'Content-Type': 'application/json' });
    })

    .get('/:checkId/events', async (c) => {
      const found = await openedCheck(parts, c);
      if (!found.ok) return problem(c, found.code);
      // Nobody would read the body of an answer to HEAD, and a stream that is not read never ends.
      if (c.req.method === 'HEAD') return c.body(null, 200);
      return streamCheck(c, parts, found.value.check.checkId, updatesOf(parts, found.value));
    })

    .get('/:checkId/look', async (c) => {
      const found = await openedCheck(parts, c);
      if (!found.ok) return problem(c, found.code);
      c.header('Cache-Control', 'private, max-age=60');
      return c.json(lookOf(found.value.store.settings));
    })

    .post('/:checkId/open', (c) => happen(c, { kind: 'opened' }))
    .post('/:checkId/consent', (c) => happen(c, { kind: 'consented' }))
    .post('/:checkId/person', (c) => happen(c, { kind: 'personAsked' }));
}
