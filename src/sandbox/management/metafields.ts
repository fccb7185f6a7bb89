import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Metafield, MetafieldOwner } from '../state.ts';
import type { Store } from '../store.ts';
import { isoTime } from '../times.ts';
import { cursorPage, wordsIn } from './pages.ts';
import { invalid, notFound, problem, readJson } from './problems.ts';

export const newMetafield = z.object({
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
  const answer = (c: Context, outcome: Metafield | string) =>
    typeof outcome === 'string'
      ? problem(c, outcome === taken ? 409 : 422, outcome)
      : c.json({ data: viewMetafield(store, outcome), meta: {} });

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
      return answer(c, addMetafield(store, owner, ownerIdOf(c), given.data));
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
      return answer(c, changeMetafield(store, metafield, given.data));
    })
    .delete('/:ownerId{[0-9]+}/metafields/:id{[0-9]+}', (c) => {
      const metafield = asked(c);
      if (!metafield) return notFound(c);
      removeMetafield(store, metafield);
      return c.body(null, 204);
    });
}

const taken = 'A metafield with this namespace and key already exists for this resource.';

type Given = z.infer<typeof newMetafield>;

/** Adds a metafield to an owner that exists, or tells why not. */
export function addMetafield(store: Store, owner: MetafieldOwner, ownerId: number, given: Given): Metafield | string {
  const present = store.state.metafields.filter((other) => other.owner === owner && other.ownerId === ownerId);
  if (present.some(({ namespace, key }) => namespace === given.namespace && key === given.key)) return taken;
  if (present.length >= mostPerOwner) return 'The metafield limit has been reached.';
  const now = store.clock();
  const { permission_set: permissionSet, ...rest } = given;
  const id = store.nextId('metafield');
  const metafield: Metafield = { ...rest, permissionSet, id, owner, ownerId, createdAtMs: now, modifiedAtMs: now };
  store.state.metafields.push(metafield);
  tell(store, 'created', metafield);
  return metafield;
}

/** Changes what is given of a metafield, or tells why not. */
export function changeMetafield(
  store: Store,
  metafield: Metafield,
  given: { [Name in keyof Given]?: Given[Name] | undefined },
): Metafield | string {
  const next: Metafield = {
    ...metafield,
    permissionSet: given.permission_set ?? metafield.permissionSet,
    namespace: given.namespace ?? metafield.namespace,
    key: given.key ?? metafield.key,
    value: given.value ?? metafield.value,
    description: given.description ?? metafield.description,
    modifiedAtMs: store.clock(),
  };
  const isTaken = store.state.metafields.some(
    (other) =>
      other !== metafield &&
      other.owner === metafield.owner &&
      other.ownerId === metafield.ownerId &&
      other.namespace === next.namespace &&
      other.key === next.key,
  );
  if (isTaken) return taken;
  Object.assign(metafield, next);
  tell(store, 'updated', metafield);
  return metafield;
}

export function removeMetafield(store: Store, metafield: Metafield): void {
  store.state.metafields.splice(store.state.metafields.indexOf(metafield), 1);
  tell(store, 'deleted', metafield);
}

function tell(store: Store, event: 'created' | 'updated' | 'deleted', { id, owner, ownerId }: Metafield): void {
  store.changed();
  store.publish(`store/${owner}/metafield/${event}`, { metafield_id: id, resource_id: String(ownerId) });
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
