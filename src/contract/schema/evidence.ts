import { z } from 'zod';
import { ialSchema } from './requirement.ts';

export const evidenceSchema = z
  .object({
    ial: ialSchema,
    method: z.string().meta({ description: 'How the document was read, in the provider’s terms.' }),
    documentType: z.enum(['driving_licence', 'identity_card', 'passport', 'residence_permit']).nullable(),
    documentCountry: z.string().nullable().meta({ description: 'ISO 3166-1 alpha-2.' }),
    documentRegion: z
      .string()
      .nullable()
      .meta({ description: 'Issuing state or province, by its postal abbreviation.' }),
    documentExpiresOn: z.iso.date().nullable(),
    ageOver: z
      .array(z.int())
      .readonly()
      .meta({ description: 'The ages, in whole years, that the holder had reached on the day of the check.' }),
    nameMatch: z
      .enum(['match', 'close', 'differs', 'not_compared'])
      .meta({ description: 'How the name on the document compares with the billing name.' }),
    isFaceMatched: z.boolean().optional().meta({ description: 'Absent where the provider does not say.' }),
    credentialReference: z
      .string()
      .optional()
      .meta({ description: 'The reference of the verified credential that idgate keeps.' }),
  })
  .meta({ id: 'Evidence', description: 'What the verdict is based on. No image, no number, no name, no birth date.' });
