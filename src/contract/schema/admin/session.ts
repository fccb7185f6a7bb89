import { z } from 'zod';

/** What opens `/admin/api`, as the page of `/load` carries it and `POST /admin/api/session` renews it. */
export const sessionSchema = z.object({
  /** For `Authorization: Bearer`. Kept in the page's memory alone. */
  token: z.string(),
  expiresAtMs: z.int(),
  /** From then on it can't be renewed: the app has to be opened again from the control panel. */
  endsAtMs: z.int(),
});
export type Session = z.infer<typeof sessionSchema>;

/** What the page of `/load` begins with: JSON in its element `#idgate-session`. */
export const pageStartSchema = z.object({
  session: sessionSchema,
  /** Where idgate answers, without a trailing slash. */
  apiBase: z.string(),
  /** What was opened: `/`, or the path of a deep link. */
  path: z.string(),
  /** For style sheets that a script puts into the page. */
  nonce: z.string(),
});
export type PageStart = z.infer<typeof pageStartSchema>;
