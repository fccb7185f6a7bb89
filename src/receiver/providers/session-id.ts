import { z } from 'zod';

/** A provider's id of a session, or of what hangs on it: one piece of an address, and nothing that leads elsewhere. */
export const vendorId = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);
