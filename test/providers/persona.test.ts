import { describe } from 'vitest';
import { createPersonaStandIn, personaCredentials } from '../support/vendors/persona.ts';
import { describeProvider } from './conformance.ts';

describe('Persona', () => {
  describeProvider({
    name: 'persona',
    credentials: personaCredentials,
    createStandIn: createPersonaStandIn,
    stages: { resubmission: null, abandoned: null, cancelled: null, trouble: null, unheard_of: 'opened' },
    isCreateRepeatable: true,
    afterErasure: 'erased',
    neededFields: ['data.id', 'data.attributes.status', 'included', 'included.0.attributes.status'],
    isWebhookTimed: true,
    olderWebhookSecret: 'wbhsec_fedcba9876543210fedcba9876543210',
  });
});
