import { z } from 'zod';

export const ialSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).meta({
  description: 'Identity assurance level after NIST SP 800-63A.',
  override: ({ jsonSchema }) => {
    delete jsonSchema.anyOf;
    jsonSchema.type = 'integer';
    jsonSchema.enum = [0, 1, 2, 3];
  },
});

export const requirementSchema = z
  .object({
    ial: ialSchema,
    minimumAge: z.int().min(1).max(120).nullable().meta({ description: 'In whole years; null for any age.' }),
  })
  .meta({ id: 'Requirement', description: 'What the shopper has to show.' });
