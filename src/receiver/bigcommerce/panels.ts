import { z } from 'zod';
import { ok } from '../../contract/wire/result.ts';
import type { Installation, Panel } from '../checks/installation.ts';
import type { ShopFailure, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';
import type { MendableFlaw } from './installation.ts';

const path = 'graphql';
/** GraphQL says what went wrong beside what went well, and answers 200. */
const answered = <T extends z.ZodType>(data: T) =>
  z.object({ data: data.nullish(), errors: z.array(z.unknown()).optional() });

const extension = z.object({
  id: z.string(),
  context: z.string().nullish(),
  model: z.string(),
  url: z.string(),
  label: z.object({ defaultValue: z.string() }).nullish(),
});
const listed = answered(
  z.object({ store: z.object({ appExtensions: z.object({ edges: z.array(z.object({ node: extension })) }) }) }),
);
const changed = answered(z.object({ appExtension: z.unknown() }));

const list = `query { store { appExtensions { edges { node { id context model url label { defaultValue } } } } } }`;
const create = `mutation AppExtension($input: CreateAppExtensionInput!) {
  appExtension { createAppExtension(input: $input) { appExtension { id } } }
}`;
const update = `mutation AppExtension($input: UpdateAppExtensionInput!) {
  appExtension { updateAppExtension(input: $input) { appExtension { id } } }
}`;
const remove = `mutation AppExtension($input: DeleteAppExtensionInput!) {
  appExtension { deleteAppExtension(input: $input) { deletedAppExtensionId } }
}`;

/**
 * What is wrong with the ways to us from BigCommerce's own pages. The list has those alone that this very app registered. Nothing is asked
 * where none is wanted.
 * @see bigcommerce/docs, App Extensions guide (read 2026-11).
 */
export async function inspectPanels(
  client: Client,
  { panels }: Pick<Installation, 'panels'>,
): ShopResult<readonly MendableFlaw[]> {
  if (panels.length === 0) return ok([]);
  const present = await listPanels(client);
  if (!present.ok) return present;
  return ok(
    panels.flatMap((wanted): MendableFlaw[] => {
      const same = present.value.find(({ model }) => model === wanted.model);
      if (same?.url === wanted.url && same.label?.defaultValue === wanted.label) return [];
      const mend = () =>
        same ? write(client, update, changeOf(same.id, wanted)) : write(client, create, newOf(wanted));
      return [{ kind: same ? 'panel_changed' : 'panel_missing', about: wanted.model, detail: null, mend }];
    }),
  );
}

/** Has every way to us from BigCommerce's own pages be gone, or counts them alone. */
export async function removePanels(client: Client, isCounted: boolean): ShopResult<number> {
  const present = await listPanels(client);
  if (!present.ok) return present;
  for (const { id } of isCounted ? [] : present.value) {
    const removed = await write(client, remove, { id });
    if (!removed.ok) return removed;
  }
  return ok(present.value.length);
}

const newOf = ({ model, url, label }: Panel) => ({ context: 'PANEL', model, url, label: labelOf(label) });
/** The whole of the label: BigCommerce keeps nothing of the one from before. */
const changeOf = (id: string, { url, label }: Panel) => ({ id, data: { url, label: labelOf(label) } });
const labelOf = (defaultValue: string) => ({ defaultValue, locales: [] });

async function listPanels(client: Client): ShopResult<readonly z.infer<typeof extension>[]> {
  const answer = await client.post(path, listed, { query: list });
  if (!answer.ok) return answer;
  const { data, errors } = answer.value;
  return errors || !data ? refused('query') : ok(data.store.appExtensions.edges.map(({ node }) => node));
}

async function write(client: Client, query: string, input: unknown): ShopResult<void> {
  const answer = await client.post(path, changed, { query, variables: { input } });
  if (!answer.ok) return answer;
  return answer.value.errors ? refused('mutation') : ok(undefined);
}

const refused = (operation: string): ShopFailure => ({
  ok: false,
  code: 'refused',
  detail: `POST graphql: the ${operation} was answered with errors`,
});
