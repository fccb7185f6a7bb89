import { Hono } from 'hono';
import { z } from 'zod';
import { findCustomer } from '../customers.ts';
import type { Attribute, AttributeValue } from '../state.ts';
import type { Store } from '../store.ts';
import { isoTime } from '../times.ts';
import { numberedPage, numbersIn } from './pages.ts';
import { invalid, problem, readJson } from './problems.ts';

const mostPerStore = 50;
const mostPerCall = 10;

const newAttributes = z
  .array(z.object({ name: z.string().min(1).max(255), type: z.enum(['string', 'number', 'date']) }))
  .min(1)
  .max(mostPerCall);

/** Always text, whatever the attribute's type. */
const valueChanges = z
  .array(z.object({ attribute_id: z.int(), customer_id: z.int(), value: z.string().max(255) }))
  .min(1)
  .max(mostPerCall);

/** `/v3/customers/attributes` and `/v3/customers/attribute-values`. */
export function attributeRoutes(store: Store): Hono {
  const { state } = store;
  return new Hono()
    .get('/attributes', (c) => {
      const name = c.req.query('name');
      const found = state.attributes.filter((attribute) => name === undefined || attribute.name === name);
      return c.json(numberedPage(c, found.map(viewAttribute)));
    })
    .post('/attributes', async (c) => {
      const given = newAttributes.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      if (state.attributes.length + given.data.length > mostPerStore) {
        return problem(c, 422, 'Set customer attributes failed.', { data: 'The attribute limit has been reached' });
      }
      const taken = given.data.find(({ name }) => state.attributes.some((other) => other.name === name));
      if (taken) return problem(c, 422, 'Set customer attributes failed.', { name: `${taken.name} is already in use` });
      const made = given.data.map((one): Attribute => {
        const now = store.clock();
        return { ...one, id: store.nextId('attribute'), createdAtMs: now, modifiedAtMs: now };
      });
      state.attributes.push(...made);
      store.changed();
      return c.json({ data: made.map(viewAttribute), meta: {} });
    })
    .delete('/attributes', (c) => {
      const ids = numbersIn(c, 'id:in') ?? [];
      state.attributes = state.attributes.filter(({ id }) => !ids.includes(id));
      state.attributeValues = state.attributeValues.filter(({ attributeId }) => !ids.includes(attributeId));
      store.changed();
      return c.body(null, 204);
    })
    .get('/attribute-values', (c) => {
      const customerIds = numbersIn(c, 'customer_id:in');
      const attributeIds = numbersIn(c, 'attribute_id:in');
      const name = c.req.query('name');
      const found = state.attributeValues.filter(
        ({ customerId, attributeId }) =>
          (customerIds?.includes(customerId) ?? true) &&
          (attributeIds?.includes(attributeId) ?? true) &&
          (name === undefined || state.attributes.some((one) => one.id === attributeId && one.name === name)),
      );
      return c.json(numberedPage(c, found.map(viewAttributeValue)));
    })
    .put('/attribute-values', async (c) => {
      const given = valueChanges.safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      const wrong = given.data.find(
        (one) => !findCustomer(store, one.customer_id) || !state.attributes.some(({ id }) => id === one.attribute_id),
      );
      if (wrong) {
        const reason = `No customer ${wrong.customer_id} or no attribute ${wrong.attribute_id}`;
        return problem(c, 422, 'Set customer attribute values failed.', { data: reason });
      }
      const written = given.data.map((one) => writeValue(store, one));
      store.changed();
      return c.json(numberedPage(c, written.map(viewAttributeValue)));
    })
    .delete('/attribute-values', (c) => {
      const ids = numbersIn(c, 'id:in') ?? [];
      state.attributeValues = state.attributeValues.filter(({ id }) => !ids.includes(id));
      store.changed();
      return c.body(null, 204);
    });
}

function writeValue(store: Store, change: z.infer<typeof valueChanges>[number]): AttributeValue {
  const { attribute_id: attributeId, customer_id: customerId, value } = change;
  const now = store.clock();
  const present = store.state.attributeValues.find(
    (one) => one.attributeId === attributeId && one.customerId === customerId,
  );
  if (present) return Object.assign(present, { value, modifiedAtMs: now });
  const id = store.nextId('attributeValue');
  const made: AttributeValue = { id, attributeId, customerId, value, createdAtMs: now, modifiedAtMs: now };
  store.state.attributeValues.push(made);
  return made;
}

const viewAttribute = ({ id, name, type, createdAtMs, modifiedAtMs }: Attribute) => ({
  id,
  name,
  type,
  date_created: isoTime(createdAtMs),
  date_modified: isoTime(modifiedAtMs),
});

/** What is sent as `value` comes back as `attribute_value`. */
export const viewAttributeValue = (one: AttributeValue) => ({
  id: one.id,
  attribute_id: one.attributeId,
  attribute_value: one.value,
  customer_id: one.customerId,
  date_created: isoTime(one.createdAtMs),
  date_modified: isoTime(one.modifiedAtMs),
});
