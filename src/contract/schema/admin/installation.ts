import { z } from 'zod';

/** `GET /admin/api/installation`: what is wrong with what idgate has in the store, and what was. */
export const installationSchema = z.object({
  flaws: z.array(
    z.object({
      /** See `checks/installation.ts` for the kinds. */
      kind: z.string(),
      /** Which of them: a channel's id, a webhook's scope, an attribute's name, an OAuth scope. */
      about: z.string(),
      detail: z.string().nullable(),
      sinceAtMs: z.int(),
      /** Null while it is there. */
      repairedAtMs: z.int().nullable(),
      /** Whether `POST /admin/api/installation/repair` puts it right. */
      canRepair: z.boolean(),
    }),
  ),
});
export type InstallationView = z.infer<typeof installationSchema>;

/** `POST /admin/api/installation/removal`: the store's hash, so that nobody removes the wrong one. */
export const removalSchema = z.strictObject({ storeHash: z.string() });
