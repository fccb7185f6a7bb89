import { z } from 'zod';
import { errorCodes } from '../wire/error-codes.ts';
import { merchantErrorCodes } from '../wire/merchant-error-codes.ts';

export const problemSchema = z
  .object({
    code: z.enum([...errorCodes, ...merchantErrorCodes]).meta({ description: 'Stable: build on this one.' }),
    title: z.string().max(500).meta({ description: 'For developers. May be worded better one day.' }),
    status: z.int().meta({ description: 'The same as of the answer.' }),
    requestId: z.string().max(100).meta({ description: 'Quote it to whoever runs idgate.' }),
    retryable: z.boolean().meta({ description: 'Whether the same request may succeed later.' }),
    fields: z
      .array(z.string())
      .optional()
      .meta({
        description: 'Where the request is not as published, with `invalid_request`.',
        example: ['body.reason'],
      }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. Every error has this shape.' });
