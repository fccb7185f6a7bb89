import type { Cart, Customer } from './state.ts';
import type { Store } from './store.ts';

export type NewCustomer = Pick<Customer, 'email' | 'firstName' | 'lastName' | 'password'>;

/** Adds a customer and tells the webhooks. The caller has made sure that the e-mail address is free. */
export function createCustomer(store: Store, given: NewCustomer): Customer {
  const now = store.clock();
  const customer: Customer = {
    ...given,
    id: store.nextId('customer'),
    groupId: 0,
    storeCreditMinor: 0,
    addresses: [],
    createdAtMs: now,
    modifiedAtMs: now,
  };
  store.state.customers.push(customer);
  store.changed();
  store.publish('store/customer/created', { type: 'customer', id: customer.id });
  return customer;
}

export const findCustomer = (store: Store, id: number): Customer | undefined =>
  store.state.customers.find((customer) => customer.id === id);

export const findCustomerByEmail = (store: Store, email: string): Customer | undefined =>
  store.state.customers.find((customer) => customer.email.toLowerCase() === email.toLowerCase());

/** The e-mail address of whoever shops: the account's, or what a guest has given so far. */
export const emailOf = (store: Store, cart: Cart): string =>
  findCustomer(store, cart.customerId)?.email ?? cart.billing?.email ?? '';

export const customerGroups = [{ id: 1, name: 'Club' }] as const;

export const groupName = (groupId: number): string => customerGroups.find(({ id }) => id === groupId)?.name ?? '';
