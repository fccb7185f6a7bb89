import { z } from 'zod';
import { fail, ok } from '../../contract/wire/result.ts';
import type { Addressee, ShopResult } from '../checks/ports.ts';
import type { AttributeState } from '../checks/projection.ts';
import type { Client } from './client.ts';

const attributes = z.object({ data: z.array(z.object({ id: z.number(), name: z.string() })) });
const values = z.object({
  data: z.array(
    z.object({
      id: z.number(),
      attribute_id: z.number(),
      customer_id: z.number(),
      attribute_value: z.string().nullable(),
    }),
  ),
});

/** A store has no more than fifty attributes. */
const pageSize = 250;
const path = 'v3/customers/attributes';
const valuesPath = 'v3/customers/attribute-values';

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
  const present = await client.get(path, attributes, { name });
  return present.ok ? ok(present.value.data.filter((one) => one.name === name).map(({ id }) => id)) : present;
}

/** The id of the store's customer attribute of this name, which is made if there is none. Names are global to a store, and types can't be changed. */
export async function ensureCustomerAttribute(client: Client, name: string): ShopResult<number> {
  const present = await client.get(path, attributes, { name });
  if (!present.ok) return present;
  const same = present.value.data.find((one) => one.name === name);
  if (same) return ok(same.id);
  const made = await client.post(path, attributes, [{ name, type: 'string' }]);
  if (!made.ok) return made;
  const [attribute] = made.value.data;
  return attribute ? ok(attribute.id) : fail('unexpected');
}

/** The ids of the store's customer attributes, by name. */
export interface AttributeIds {
  /** Those of these names; each that is missing is made. Names are global to a store, and types can't be changed. */
  ensure(names: readonly string[]): ShopResult<ReadonlyMap<string, number>>;
  /** Call when BigCommerce does not know one of them any more: it is looked for again. */
  forget(): void;
}

export function createAttributeIds(client: Client): AttributeIds {
  let known: ReadonlyMap<string, number> = new Map();
  const read = async (): ShopResult<ReadonlyMap<string, number>> => {
    const listed = await client.get(path, attributes, { limit: pageSize });
    return listed.ok ? ok(new Map(listed.value.data.map(({ name, id }) => [name, id]))) : listed;
  };
  return {
    forget() {
      known = new Map();
    },
    async ensure(names) {
      const isEachKnown = () => names.every((name) => known.has(name));
      if (isEachKnown()) return ok(known);
      // Twice, since another receiver may make them in the same moment: then ours are refused, and theirs are there.
      for (let round = 1; ; round++) {
        const listed = await read();
        if (!listed.ok) return listed;
        known = listed.value;
        if (isEachKnown()) return ok(known);
        const missing = names.filter((name) => !known.has(name));
        const made = await client.post(
          path,
          attributes,
          missing.map((name) => ({ name, type: 'string' })),
        );
        if (made.ok) known = new Map([...known, ...made.value.data.map(({ name, id }) => [name, id] as const)]);
        else if (made.code !== 'refused' || round === 2) return made;
        if (made.ok) return isEachKnown() ? ok(known) : fail('unexpected');
      }
    },
  };
}

/**
 * Makes a customer's attributes stand as wanted, in one request, and answers the marks of what stands there. `marks` are those that were
 * last seen: what equals them is not written, nor is an empty value where there was none. Where `isDoubted` what is there is read first.
 */
export async function writeCustomerAttributes(
  client: Client,
  ids: AttributeIds,
  customerId: number,
  wanted: readonly AttributeState[],
  marks: Readonly<Record<string, string>>,
  isDoubted: boolean,
): ShopResult<Readonly<Record<string, string>>> {
  const candidates = isDoubted ? wanted : wanted.filter(({ name, mark }) => (marks[name] ?? '') !== mark);
  if (candidates.length === 0) return ok(marks);
  const known = await ids.ensure(wanted.map(({ name }) => name));
  if (!known.ok) return known;
  const idOf = ({ name }: AttributeState) => known.value.get(name) ?? 0;
  let differing = candidates;
  if (isDoubted) {
    const present = await readValues(client, customerId, candidates.map(idOf));
    if (!present.ok) return present;
    const standing = (one: AttributeState) =>
      present.value.find(({ attribute_id }) => attribute_id === idOf(one))?.attribute_value ?? '';
    differing = candidates.filter((one) => standing(one) !== one.value);
  }
  if (differing.length > 0) {
    // The request says `value`, the answer `attribute_value`.
    const body = differing.map((one) => ({ attribute_id: idOf(one), value: one.value, customer_id: customerId }));
    const written = await client.put(valuesPath, values, body);
    if (!written.ok) {
      // An attribute that was deleted meanwhile, perhaps: the next try makes it anew.
      ids.forget();
      return written;
    }
  }
  return ok({ ...marks, ...Object.fromEntries(wanted.map(({ name, mark }) => [name, mark])) });
}

/** Makes a customer have no value of this attribute. The attribute itself stays: it is the store's. */
export async function removeCustomerAttribute(client: Client, customerId: number, name: string): ShopResult<void> {
  const listed = await client.get(path, attributes, { name });
  if (!listed.ok) return listed;
  const same = listed.value.data.find((one) => one.name === name);
  if (!same) return ok(undefined);
  const present = await readValues(client, customerId, [same.id]);
  if (!present.ok) return present;
  const theirs = present.value.find(({ customer_id }) => customer_id === customerId);
  return theirs ? client.delete(valuesPath, { 'id:in': theirs.id }) : ok(undefined);
}

async function readValues(
  client: Client,
  customerId: number,
  attributeIds: readonly number[],
): ShopResult<z.infer<typeof values>['data']> {
  const read = await client.get(valuesPath, values, {
    'customer_id:in': customerId,
    'attribute_id:in': attributeIds.join(','),
  });
  return read.ok ? ok(read.value.data.filter(({ customer_id }) => customer_id === customerId)) : read;
}
