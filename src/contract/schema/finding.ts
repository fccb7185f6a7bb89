import { z } from 'zod';

export const findingSchema = z
  .enum([
    'unreadable',
    'not_a_licence',
    'under_age',
    'document_expired',
    'name_differs',
    'attempts_used_up',
    'person_asked',
    'refused',
    'needs_review',
    'revoked',
  ])
  .meta({ id: 'Finding', description: "What the last look at the shopper's document found wrong." });
