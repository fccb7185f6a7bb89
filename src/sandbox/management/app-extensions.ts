import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { AppExtension } from '../state.ts';
import type { Store } from '../store.ts';
import { problem, readJson } from './problems.ts';

const request = z.object({ query: z.string(), variables: z.object({ input: z.unknown().optional() }).optional() });
const label = z.object({
  defaultValue: z.string().min(1).max(255),
  locales: z.array(z.object({ value: z.string().max(255), localeCode: z.string() })).default([]),
});
const url = z.string().startsWith('/').max(255);
const created = z.object({
  context: z.enum(['PANEL', 'LINK']),
  model: z.enum(['PRODUCTS', 'ORDERS', 'CUSTOMERS']),
  url,
  label,
});
const updated = z.object({ id: z.string(), data: z.object({ url: url.optional(), label: label.optional() }) });
const deleted = z.object({ id: z.string() });

/**
 * `/graphql`, as far as it is about app extensions. The operation is known by its field, and every field is answered, whichever were asked
 * for. What goes wrong stands in the answer, which is 200 all the same.
 */
export function appExtensionRoutes(store: Store): Hono {
  const { state } = store;
  const find = (id: string) => state.appExtensions.find((one) => one.id === id);

  const create = (input: z.infer<typeof created>): AppExtension => {
    const extension = { id: `bc/store/appExtension/${store.nextId('appExtension')}`, ...input };
    state.appExtensions.push(extension);
    return extension;
  };
  const update = ({ id, data }: z.infer<typeof updated>): AppExtension | undefined => {
    const extension = find(id);
    if (extension && data.url !== undefined) extension.url = data.url;
    if (extension && data.label) extension.label = data.label;
    return extension;
  };

  return new Hono().post('/', async (c) => {
    const given = request.safeParse(await readJson(c));
    if (!given.success) return problem(c, 400, 'The request is no GraphQL');
    const { query, variables } = given.data;
    const operation = operations.find((name) => new RegExp(`\\b${name}\\b`).test(query));
    const change = (result: unknown) => {
      store.changed();
      return c.json({ data: { appExtension: { [operation ?? '']: result } } });
    };
    switch (operation) {
      case 'appExtensions':
        return c.json({ data: { store: { appExtensions: { edges: state.appExtensions.map((node) => ({ node })) } } } });
      case 'createAppExtension': {
        const input = created.safeParse(variables?.input);
        return input.success ? change({ appExtension: create(input.data) }) : refused(c, 'The input is not valid.');
      }
      case 'updateAppExtension': {
        const input = updated.safeParse(variables?.input);
        const extension = input.success ? update(input.data) : undefined;
        return extension ? change({ appExtension: extension }) : refused(c, 'There is no such app extension.');
      }
      case 'deleteAppExtension': {
        const extension = find(deleted.safeParse(variables?.input).data?.id ?? '');
        if (!extension) return refused(c, 'There is no such app extension.');
        state.appExtensions.splice(state.appExtensions.indexOf(extension), 1);
        return change({ deletedAppExtensionId: extension.id });
      }
      case undefined:
        return refused(c, 'The sandbox knows queries and mutations of app extensions alone.');
    }
  });
}

const operations = ['createAppExtension', 'updateAppExtension', 'deleteAppExtension', 'appExtensions'] as const;

const refused = (c: Context, message: string) => c.json({ data: null, errors: [{ message }] });
