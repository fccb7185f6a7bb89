import type { Staff } from '../../contract/schema/admin/staff.ts';
import { placeOf, type Vault } from './vault.ts';

export const placeOfEmail = (storeHash: string, userId: number | string) =>
  placeOf(storeHash, 'users.email_sealed', String(userId));

/** What a row says of who did something, that is joined with `users` by the id of the user. */
export interface StaffRow {
  user_id: string | null;
  /** Null for somebody who may use the app no longer. */
  email_sealed: Buffer | null;
}

/** Who did something. Null where it was nobody of the staff. */
export const staffFromRow = (vault: Vault, storeHash: string, { user_id, email_sealed }: StaffRow): Staff =>
  user_id === null
    ? null
    : {
        userId: Number(user_id),
        email: email_sealed === null ? null : vault.open(email_sealed, placeOfEmail(storeHash, user_id)),
      };
