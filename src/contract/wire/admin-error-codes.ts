/** Errors that only the control panel's page meets, at `/admin/api`. */
export const adminErrorCodes = [
  /** The session is missing, over or no longer good. The app has to be opened again from the control panel. */
  'session_over',
  /** Somebody in this role may not do that. */
  'forbidden_role',
] as const;
export type AdminErrorCode = (typeof adminErrorCodes)[number];
