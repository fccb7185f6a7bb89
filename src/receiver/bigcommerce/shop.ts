import type { Shop } from '../checks/ports.ts';
import { createClient, type StoreAccess } from './client.ts';
import { readContact } from './contact.ts';
import { readCustomer, removeCustomerAttribute, writeCustomerAttribute } from './customers.ts';
import { createFactFinder } from './find-facts.ts';
import { inspect, isTokenGood } from './installation.ts';
import { removeMetafields, writeMetafields } from './metafields.ts';
import { listOrderChanges } from './order-list.ts';
import { moveOrder, readOrder, voidPayment } from './orders.ts';
import { remove } from './removal.ts';
import { readProfile } from './store-profile.ts';

/** One store's BigCommerce, spoken to over its Management REST. */
export function createShop(access: StoreAccess): Shop {
  const client = createClient(access);
  return {
    readProfile: () => readProfile(client),
    readContact: (cartId) => readContact(client, cartId),
    readOrder: (orderId) => readOrder(client, orderId),
    readCustomer: (customerId) => readCustomer(client, customerId),
    voidPayment: (orderId) => voidPayment(client, orderId),
    listOrderChanges: (sinceMs, page) => listOrderChanges(client, sinceMs, page),
    findFacts: createFactFinder(client, access.clock),
    moveOrder: (orderId, fromStatusId, toStatusId) => moveOrder(client, orderId, fromStatusId, toStatusId),
    writeMetafields: (owner, wanted) => writeMetafields(client, owner, wanted),
    removeMetafields: (owner, unwanted) => removeMetafields(client, owner, unwanted),
    removeCustomerAttribute: (customerId, name) => removeCustomerAttribute(client, customerId, name),
    writeCustomerAttribute: (customerId, name, value) => writeCustomerAttribute(client, customerId, name, value),
    isTokenGood: () => isTokenGood(client),
    inspect: (wanted, isMended) => inspect(client, wanted, isMended),
    remove: (unwanted, isCounted) => remove(client, unwanted, isCounted),
  };
}
