import { z } from 'zod';

export const providerSchema = z
  .enum(['document', 'one_kosmos', 'real_id', 'stripe', 'persona', 'veriff', 'onfido'])
  .meta({ id: 'Provider', description: 'Who verifies. `document` is the built-in document check.' });
