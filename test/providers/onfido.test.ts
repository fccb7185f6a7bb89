import { describe } from 'vitest';
import { createOnfidoStandIn, onfidoCredentials } from '../support/vendors/onfido.ts';
import { describeProvider } from './conformance.ts';

describe('Onfido', () => {
  describeProvider({
    name: 'onfido',
    credentials: onfidoCredentials,
    createStandIn: createOnfidoStandIn,
    stages: { opened: null, resubmission: null, expired: null, cancelled: null, unheard_of: 'submitted' },
    isCreateRepeatable: false,
    afterErasure: 'not_found',
    neededFields: ['id', 'applicant_id', 'status', 'link', 'link.url'],
    olderWebhookSecret: 'onfido-webhook-token-9876543210',
  });
});
