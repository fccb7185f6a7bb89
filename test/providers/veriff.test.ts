import { describe } from 'vitest';
import { createVeriffStandIn, veriffCredentials } from '../support/vendors/veriff.ts';
import { describeProvider } from './conformance.ts';

describe('Veriff', () => {
  describeProvider({
    name: 'veriff',
    credentials: veriffCredentials,
    createStandIn: createVeriffStandIn,
    stages: { cancelled: null, trouble: null, unheard_of: 'submitted' },
    isCreateRepeatable: false,
    isResumable: false,
    afterErasure: 'not_found',
    neededFields: ['status', 'verification.id', 'verification.status'],
    olderWebhookSecret: '98765432-10fe-4cba-8765-43210fedcba9',
    webhookSecretNames: ['sharedSecret', 'olderSharedSecret'],
  });
});
