import { createHmac, hkdfSync } from 'node:crypto';

/** What a store's checks of one e-mail address are found by. Nobody without the receiver's secret can tell whose it is, or try addresses on it. */
export type EmailIndex = (storeHash: string, email: string) => Buffer;

/** A secret that is changed makes every check be found by its address no more, and so nobody be let through who should not be. */
export function createEmailIndex(secret: string): EmailIndex {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'idgate:email-index', 32));
  return (storeHash, email) => createHmac('sha256', key).update(`${storeHash}/${email.trim().toLowerCase()}`).digest();
}
