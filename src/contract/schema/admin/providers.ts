import { z } from 'zod';
import { providerSchema } from '../provider.ts';
import { ialSchema } from '../requirement.ts';

export const providerHealthSchema = z.enum(['well', 'out', 'unknown']);

export const providerItemSchema = z.object({
  name: providerSchema,
  label: z.string(),
  isFirst: z.boolean(),
  isSecond: z.boolean(),
  /** Empty for the built-in check, which needs none. */
  credentialNames: z.array(
    z.object({
      name: z.string(),
      isSecret: z.boolean(),
      isRequired: z.boolean(),
      isSet: z.boolean(),
      /** What is set, where that is no secret. */
      value: z.string().nullable(),
    }),
  ),
  abilities: z.object({
    highestIal: ialSchema,
    hasWebhooks: z.boolean(),
    isFrameable: z.boolean(),
    canCancel: z.boolean(),
    canErase: z.boolean(),
    needsCredential: z.boolean(),
  }),
  /** Where the provider's webhooks for this store go, to be entered at the provider; null where there are none. */
  webhookUrl: z.string().nullable(),
  /** `out`: it failed again and again a moment ago, or can't be opened. `unknown`: nothing was asked of it. */
  health: providerHealthSchema,
});
export type ProviderItem = z.infer<typeof providerItemSchema>;

/** `GET /admin/api/providers` */
export const providersSchema = z.object({ items: z.array(providerItemSchema) });
export type ProvidersView = z.infer<typeof providersSchema>;

/** `PUT /admin/api/providers/{name}/credentials`: what is left out stays; null forgets. Answers the provider's item. */
export const newCredentialsSchema = z.strictObject({
  credentials: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,60}$/), z.string().min(1).max(8_000).nullable()),
});
export type NewCredentials = z.infer<typeof newCredentialsSchema>;

/** `POST /admin/api/providers/{name}/test`: asks the provider for something that costs nothing, with the credentials that are kept. */
export const providerTestSchema = z.object({
  isReachable: z.boolean(),
  code: z
    .enum(['no_credentials', 'unauthorized', 'unreachable', 'rate_limited', 'refused', 'unexpected', 'unsupported'])
    .nullable(),
});
export type ProviderTest = z.infer<typeof providerTestSchema>;
