import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { createCustomer, findCustomer, findCustomerByEmail } from '../customers.ts';
import { asNumber } from '../money.ts';
import { countryName } from '../places.ts';
import type { Customer } from '../state.ts';
import { channelId, type Store } from '../store.ts';
import { isoTime } from '../times.ts';
import { viewAttributeValue } from './attributes.ts';
import { cursorPage, numbersIn } from './pages.ts';
import { invalid, problem, readJson } from './problems.ts';

const mostPerCall = 10;

const newCustomer = z.object({
  email: z.email(),
  first_name: z.string().min(1).max(100),
  last_name: z.string().min(1).max(100),
});
const customerChange = newCustomer.partial().extend({ id: z.int(), customer_group_id: z.int().min(0).optional() });

/** `/v3/customers`, without what hangs on it. */
export function customerRoutes(store: Store): Hono {
  return new Hono()
    .get('/', (c) => {
      const ids = numbersIn(c, 'id:in');
      const emails = c.req.query('email:in')?.toLowerCase().split(',');
      const includes = c.req.query('include')?.split(',') ?? [];
      const found = store.state.customers.filter(
        ({ id, email }) => (ids?.includes(id) ?? true) && (emails?.includes(email.toLowerCase()) ?? true),
      );
      return c.json(
        cursorPage(
          c,
          found.map((customer) => viewCustomer(store, customer, includes)),
        ),
      );
    })
    .post('/', async (c) => {
      const given = z
        .array(newCustomer)
        .min(1)
        .safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      if (given.data.length > mostPerCall) return tooMany(c);
      const taken = given.data.find(({ email }) => findCustomerByEmail(store, email));
      if (taken) return problem(c, 422, 'Create customers failed', { email: `${taken.email} already in use` });
      const made = given.data.map(({ email, first_name, last_name }) =>
        createCustomer(store, { email, firstName: first_name, lastName: last_name, password: store.ids() }),
      );
      return c.json({ data: made.map((customer) => viewCustomer(store, customer, [])), meta: {} });
    })
    .put('/', async (c) => {
      const given = z
        .array(customerChange)
        .min(1)
        .safeParse(await readJson(c));
      if (!given.success) return invalid(c, given.error);
      if (given.data.length > mostPerCall) return tooMany(c);
      const unknown = given.data.find(({ id }) => !findCustomer(store, id));
      if (unknown) return problem(c, 422, 'Update customers failed', { id: `Customer ${unknown.id} does not exist` });
      const changed = given.data.flatMap((change) => {
        const customer = findCustomer(store, change.id);
        return customer ? [changeCustomer(store, customer, change)] : [];
      });
      return c.json({ data: changed.map((customer) => viewCustomer(store, customer, [])), meta: {} });
    });
}

const tooMany = (c: Context) => problem(c, 413, `No more than ${mostPerCall} customers may be given at once.`);

function changeCustomer(store: Store, customer: Customer, change: z.infer<typeof customerChange>): Customer {
  customer.email = change.email ?? customer.email;
  customer.firstName = change.first_name ?? customer.firstName;
  customer.lastName = change.last_name ?? customer.lastName;
  customer.groupId = change.customer_group_id ?? customer.groupId;
  customer.modifiedAtMs = store.clock();
  store.changed();
  store.publish('store/customer/updated', { type: 'customer', id: customer.id });
  return customer;
}

function viewCustomer(store: Store, customer: Customer, includes: readonly string[]) {
  const values = store.state.attributeValues.filter(({ customerId }) => customerId === customer.id);
  return {
    id: customer.id,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    company: '',
    phone: '',
    notes: '',
    tax_exempt_category: '',
    registration_ip_address: '',
    customer_group_id: customer.groupId,
    date_created: isoTime(customer.createdAtMs),
    date_modified: isoTime(customer.modifiedAtMs),
    address_count: customer.addresses.length,
    attribute_count: values.length,
    authentication: { force_password_reset: false },
    accepts_product_review_abandoned_cart_emails: true,
    origin_channel_id: channelId,
    channel_ids: null,
    ...(includes.includes('storecredit') && {
      store_credit_amounts: [{ amount: asNumber(customer.storeCreditMinor) }],
    }),
    ...(includes.includes('formfields') && { form_fields: [] }),
    ...(includes.includes('attributes') && { attributes: values.slice(0, mostPerCall).map(viewAttributeValue) }),
    ...(includes.includes('addresses') && {
      addresses: customer.addresses.map((address) => viewAddress(customer, address)),
    }),
  };
}

const viewAddress = (customer: Customer, address: Customer['addresses'][number]) => ({
  id: address.id,
  customer_id: customer.id,
  first_name: address.firstName,
  last_name: address.lastName,
  company: address.company,
  address1: address.address1,
  address2: address.address2,
  city: address.city,
  state_or_province: address.stateOrProvince,
  postal_code: address.postalCode,
  country_code: address.countryCode,
  country: countryName(address.countryCode),
  phone: address.phone,
  address_type: 'residential',
});
