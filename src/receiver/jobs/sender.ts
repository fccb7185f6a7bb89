import type { Store } from '../store/stores.ts';

/** In whose name a store's e-mails are written. A store whose profile was never read goes by its hash. */
export const senderOf = ({ settings, name, storeHash }: Store): string =>
  settings.invitation.senderName ?? (name || storeHash);
