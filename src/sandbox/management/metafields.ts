import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Metafield, MetafieldOwner } from '../state.ts';
import type { Store } from '../store.ts';
import { isoTime } from '../times.ts';
import { cursorPage, wordsIn } from './pages.ts';
import { invalid, notFound, problem, readJson } from './problems.ts';

const newMetafield = z.object({
  permission_set: z.enum(['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']),
  namespace: z.string().min(1).max(64),
  key: z.string().min(1).max(64),
  value: z.string().min(1).max(65_535),
  description: z.string().max(255).default(''),
});

const mostPerOwner = 250;

/** `/v3/orders/{id}/metafields` or `/v3/customers/{id}/metafields`. `exists` tells whether there is such an owner. */
export function metafieldRoutes(store: Store, owner: MetafieldOwner, exists: (ownerId: number) => boolean): Hono {
  const ownerIdOf = (c: Context) => Number(c.req.param('ownerId'));
  const ofOwner = (ownerId: number) =>
    store.state.metafields.filter((metafield) => metafield.owner === owner && metafield.ownerId === ownerId);
  const asked = (c: Context) => ofOwner(ownerIdOf(c)).find(({ id }) => id === Number(c.req.param('id')));
  const isTaken = (ownerId: number, { namespace, key }: { namespace: string; key: string }, but?: Metafield) =>
    ofOwner(ownerId).some((other) => other !== but && other.namespace === namespace && other.key === key);

  const tell = (event: 'created' | 'updated' | 'deleted', { id, ownerId }: Metafield) => {
    store.changed();
    store.publish(`store/${owner}/metafield/${event}`, { metafield_id: id, resource_id: String(ownerId) });
  };
  const conflict = (c: Context) =>
    problem(c, 409, 'A metafield with this namespace and key already exists for this resource.');

  return new Hono()
    .use('/:ownerId{[0-9]+}/metafields/*', (c, next) => (exists(ownerIdOf(c)) ? next() : Promise.resolve(notFound(c))))
    .get('/:ownerId{[0-9]+}/metafields', (c) => {
      const keys = wordsIn(c, 'key');
      const namespaces = wordsIn(c, 'namespace');
      const found = ofOwner(ownerIdOf(c)).filter(
        ({ key, namespace }) => (keys?.includes(key) ?? true) && (namespaces?.includes(namespace) ?? true),
      );
      return c.json(
        cursorPage(
          c,
          found.map((metafield) => viewMetafield(store, metafield)),
        ),
      );
    })
    .post('/:ownerId{[0-9]+}/metafields', async (c) => {
      const given = newMetafield.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      const ownerId = ownerIdOf(c);
      if (isTaken(ownerId, given.data)) return conflict(c);
      if (ofOwner(ownerId).length >= mostPerOwner) return problem(c, 422, 'The metafield limit has been reached.');
      const now = store.clock();
      const { permission_set: permissionSet, ...rest } = given.data;
      const id = store.nextId('metafield');
      const metafield: Metafield = { ...rest, permissionSet, id, owner, ownerId, createdAtMs: now, modifiedAtMs: now };
      store.state.metafields.push(metafield);
      tell('created', metafield);
      return c.json({ data: viewMetafield(store, metafield), meta: {} });
    })
    .get('/:ownerId{[0-9]+}/metafields/:id{[0-9]+}', (c) => {
      const metafield = asked(c);
      return metafield ? c.json({ data: viewMetafield(store, metafield), meta: {} }) : notFound(c);
    })
    .put('/:ownerId{[0-9]+}/metafields/:id{[0-9]+}', async (c) => {
      const metafield = asked(c);
      if (!metafield) return notFound(c);
      const given = newMetafield.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      if (isTaken(metafield.ownerId, given.data, metafield)) return conflict(c);
      const { permission_set: permissionSet, ...rest } = given.data;
      Object.assign(metafield, rest, { permissionSet, modifiedAtMs: store.clock() });
      tell('updated', metafield);
      return c.json({ data: viewMetafield(store, metafield), meta: {} });
    })
    .delete('/:ownerId{[0-9]+}/metafields/:id{[0-9]+}', (c) => {
      const metafield = asked(c);
      if (!metafield) return notFound(c);
      store.state.metafields.splice(store.state.metafields.indexOf(metafield), 1);
      tell('deleted', metafield);
      return c.body(null, 204);
    });
}

export const viewMetafield = (store: Store, metafield: Metafield) => ({
  id: metafield.id,
  key: metafield.key,
  value: metafield.value,
  namespace: metafield.namespace,
  permission_set: metafield.permissionSet,
  description: metafield.description,
  resource_type: metafield.owner,
  resource_id: metafield.ownerId,
  date_created: isoTime(metafield.createdAtMs),
  date_modified: isoTime(metafield.modifiedAtMs),
  owner_client_id: store.clientId,
});
