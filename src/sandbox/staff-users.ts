import type { Store } from './store.ts';

/** Somebody who works in the store's control panel. */
export interface StaffUser {
  id: number;
  email: string;
  locale: string;
}

export const firstStaff: readonly StaffUser[] = [
  { id: 7_654_321, email: 'owner@example.com', locale: 'en-US' },
  { id: 7_654_322, email: 'clerk@example.com', locale: 'en-US' },
];

/** The first of them owns the store. */
export function owner({ state }: Pick<Store, 'state'>): StaffUser {
  const [first] = state.staff;
  if (!first) throw new Error('A store has an owner');
  return first;
}

export const findStaff = ({ state }: Pick<Store, 'state'>, id: number): StaffUser | undefined =>
  state.staff.find((user) => user.id === id);
