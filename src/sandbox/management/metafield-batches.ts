import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Metafield, MetafieldOwner } from '../state.ts';
import type { Store } from '../store.ts';
import { addMetafield, changeMetafield, newMetafield, removeMetafield, viewMetafield } from './metafields.ts';
import { cursorPage, numbersIn, wordsIn } from './pages.ts';
import { invalid, problemType, readJson } from './problems.ts';

const mostPerCall = 50;
const additions = z
  .array(newMetafield.extend({ resource_id: z.int() }))
  .min(1)
  .max(mostPerCall);
const changes = z
  .array(newMetafield.partial().extend({ id: z.int() }))
  .min(1)
  .max(mostPerCall);
const removals = z.array(z.int()).min(1).max(mostPerCall);

/** `/v3/orders/metafields` or `/v3/customers/metafields`: those of many owners at once. What succeeds is kept where something else fails. */
export function metafieldBatchRoutes(store: Store, owner: MetafieldOwner, exists: (ownerId: number) => boolean): Hono {
  const all = () => store.state.metafields.filter((metafield) => metafield.owner === owner);
  const find = (id: number) => all().find((metafield) => metafield.id === id);
  return new Hono()
    .get('/metafields', (c) => {
      const [keys, namespaces, owners] = [wordsIn(c, 'key'), wordsIn(c, 'namespace'), numbersIn(c, 'resource_id:in')];
      const found = all().filter(
        ({ key, namespace, ownerId }) =>
          (keys?.includes(key) ?? true) &&
          (namespaces?.includes(namespace) ?? true) &&
          (owners?.includes(ownerId) ?? true),
      );
      return c.json(
        cursorPage(
          c,
          found.map((metafield) => viewMetafield(store, metafield)),
        ),
      );
    })
    .post('/metafields', async (c) => {
      const given = additions.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      return answer(
        c,
        given.data.map(({ resource_id: ownerId, ...fields }) =>
          exists(ownerId) ? addMetafield(store, owner, ownerId, fields) : 'Resource not found',
        ),
      );
    })
    .put('/metafields', async (c) => {
      const given = changes.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      return answer(
        c,
        given.data.map(({ id, ...fields }) => {
          const metafield = find(id);
          return metafield ? changeMetafield(store, metafield, fields) : 'Metafield not found';
        }),
      );
    })
    .delete('/metafields', async (c) => {
      const given = removals.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      const outcomes = given.data.map((id) => {
        const metafield = find(id);
        if (metafield) removeMetafield(store, metafield);
        return metafield ?? 'Metafield not found';
      });
      return answer(c, outcomes, ({ id }) => id);
    });

  function answer(
    c: Context,
    outcomes: readonly (Metafield | string)[],
    view: (metafield: Metafield) => unknown = (metafield) => viewMetafield(store, metafield),
  ) {
    const done = outcomes.filter((outcome) => typeof outcome !== 'string');
    const errors = Object.fromEntries(
      outcomes.flatMap((outcome, index) => (typeof outcome === 'string' ? [[String(index), outcome]] : [])),
    );
    const failed = outcomes.length - done.length;
    const body = { data: done.map(view), meta: { total: outcomes.length, success: done.length, failed } };
    if (failed === 0) return c.json({ ...body, errors: [] });
    const title = 'Bulk operation has failed';
    return c.json({ ...body, errors: [{ status: 422, title, type: problemType, errors }] }, 422);
  }
}
