import { z } from 'zod';
import { momentSchema } from './ids.ts';

export const erasureIdSchema = z.string().regex(/^ers_[0-9a-f]{32}$/);

const count = (description: string) => z.int().meta({ description });

export const erasureSchema = z
  .object({
    erasureId: erasureIdSchema,
    at: momentSchema,
    counts: z.object({
      checks: count('Checks of which nobody can tell any more whose they were.'),
      events: count('Entries of histories of which only what happened and when is left.'),
      handOffs: count('Links to other devices.'),
      webhooks: count('Webhooks that told of these checks and were kept to be sent again.'),
      orders: count('Orders that are no longer linked to a check; what idgate wrote on them is taken back.'),
      credentials: count('Signed credentials.'),
      sessions: count('Sessions with providers, which were asked to erase theirs.'),
      sessionsErased: count('How many of these have been confirmed by now.'),
      sessionsLeft: count('How many are kept by providers that can’t erase on request.'),
    }),
  })
  .meta({ id: 'Erasure', description: 'A receipt. It says that somebody was erased, and not who it was.' });
export type ErasureView = z.infer<typeof erasureSchema>;
