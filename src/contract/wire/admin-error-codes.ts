/** Errors that only the control panel's page meets, at `/admin/api`. */
export const adminErrorCodes = [
  /** The session is missing, over or no longer good. The app has to be opened again from the control panel. */
  'session_over',
  /** Somebody in this role may not do that. */
  'forbidden_role',
  /** Somebody else changed it since it was read. Nothing was overwritten; the answer says who it was, and when. */
  'edit_conflict',
  /** The store wants two people to agree, and this is the first. Another one decides. */
  'second_eyes_needed',
] as const;
export type AdminErrorCode = (typeof adminErrorCodes)[number];
