import { z } from 'zod';
import { fail, ok } from '../../contract/wire/result.ts';
import type { Addressee, ShopResult } from '../checks/ports.ts';
import type { Client } from './client.ts';

const attributes = z.object({ data: z.array(z.object({ id: z.number(), name: z.string() })) });
const values = z.object({
  data: z.array(z.object({ customer_id: z.number(), attribute_value: z.string().nullable() })),
});
const valueIds = z.object({ data: z.array(z.object({ id: z.number(), customer_id: z.number() })) });

const customers = z.object({
  data: z.array(z.object({ id: z.number(), email: z.string(), first_name: z.string() })),
});

/** Whom a customer's account is of. */
export async function readCustomer(client: Client, customerId: number): ShopResult<Addressee> {
  const read = await client.get('v3/customers', customers, { 'id:in': customerId });
  if (!read.ok) return read;
  const customer = read.value.data.find(({ id }) => id === customerId);
  if (!customer) return fail('not_found');
  return ok({ email: customer.email.trim() || null, firstName: customer.first_name.trim() || null, locale: null });
}

/** The ids of the store's customer attributes of this name: one or none. */
export async function findCustomerAttributes(client: Client, name: string): ShopResult<readonly number[]> {
  const present = await client.get('v3/customers/attributes', attributes, { name });
  return present.ok ? ok(present.value.data.filter((one) => one.name === name).map(({ id }) => id)) : present;
}

/** The id of the store's customer attribute of this name, which is made if there is none. Names are global to a store, and types can't be changed. */
export async function ensureCustomerAttribute(client: Client, name: string): ShopResult<number> {
  const path = 'v3/customers/attributes';
  const present = await client.get(path, attributes, { name });
  if (!present.ok) return present;
  const same = present.value.data.find((one) => one.name === name);
  if (same) return ok(same.id);
  const made = await client.post(path, attributes, [{ name, type: 'string' }]);
  if (!made.ok) return made;
  const [attribute] = made.value.data;
  return attribute ? ok(attribute.id) : fail('unexpected');
}

/** Makes a customer's attribute carry this value. Writes only when it differs. */
export async function writeCustomerAttribute(
  client: Client,
  customerId: number,
  name: string,
  value: string,
): ShopResult<void> {
  const attributeId = await ensureCustomerAttribute(client, name);
  if (!attributeId.ok) return attributeId;
  const path = 'v3/customers/attribute-values';
  const present = await client.get(path, values, {
    'customer_id:in': customerId,
    'attribute_id:in': attributeId.value,
  });
  if (!present.ok) return present;
  if (present.value.data.some((one) => one.customer_id === customerId && one.attribute_value === value))
    return ok(undefined);
  // The request says `value`, the answer `attribute_value`.
  const written = await client.put(path, values, [{ attribute_id: attributeId.value, value, customer_id: customerId }]);
  return written.ok ? ok(undefined) : written;
}

/** Makes a customer have no value of this attribute. The attribute itself stays: it is the store's. */
export async function removeCustomerAttribute(client: Client, customerId: number, name: string): ShopResult<void> {
  const attribute = await client.get('v3/customers/attributes', attributes, { name });
  if (!attribute.ok) return attribute;
  const same = attribute.value.data.find((one) => one.name === name);
  if (!same) return ok(undefined);
  const path = 'v3/customers/attribute-values';
  const present = await client.get(path, valueIds, { 'customer_id:in': customerId, 'attribute_id:in': same.id });
  if (!present.ok) return present;
  const theirs = present.value.data.find((one) => one.customer_id === customerId);
  return theirs ? client.delete(path, { 'id:in': theirs.id }) : ok(undefined);
}
