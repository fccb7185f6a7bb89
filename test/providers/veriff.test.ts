import { describe, expect, test } from 'vitest';
import { createVeriffProvider } from '../../src/receiver/providers/veriff/create-veriff-provider.ts';
import { look, request } from '../support/vendors/session-request.ts';
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
    isCheckNamed: true,
    neededFields: ['status', 'verification.id', 'verification.status'],
    olderWebhookSecret: '98765432-10fe-4cba-8765-43210fedcba9',
    webhookSecretNames: ['sharedSecret', 'olderSharedSecret'],
  });

  const clock = () => Date.UTC(2026, 10, 21);

  async function open() {
    const vendor = createVeriffStandIn({ clock });
    const credentials = { ...veriffCredentials, olderSharedSecret: undefined };
    const provider = createVeriffProvider(credentials, { fetch: vendor.fetch, clock });
    const started = await provider.create(request);
    if (!started.ok) throw new Error('No session was begun.');
    return { vendor, provider, sessionId: started.value.sessionId };
  }

  test('claims level 2 where it says that the face is that on the document', async () => {
    const { vendor, provider, sessionId } = await open();
    vendor.find(sessionId, { faceSimilarToPortrait: 'yes', documentNotExpired: 'yes' });
    vendor.move(sessionId, 'approved');
    expect(await provider.fetch(sessionId, { ...look, requirement: { ial: 2, minimumAge: 21 } })).toMatchObject({
      value: { outcome: 'verified', evidence: { ial: 2, isFaceMatched: true, documentRegion: 'TX' } },
    });
  });

  test.each([
    ['nothing in particular', null, 'failed', 'refused'],
    ['an age that is not allowed', { allowedAge: 'no', faceLiveness: 'yes' }, 'failed', 'under_age'],
    ['a document that has run out', { documentNotExpired: 'no' }, 'in_review', 'document_expired'],
    ['that, and a face of no living person', { documentNotExpired: 'no', faceLiveness: 'no' }, 'failed', 'refused'],
  ] as const)('that declines for %s is told in our words', async (_what, insights, outcome, finding) => {
    const { vendor, provider, sessionId } = await open();
    vendor.find(sessionId, insights);
    vendor.move(sessionId, 'declined');
    expect(await provider.fetch(sessionId, look)).toMatchObject({ value: { outcome, finding } });
  });

  test('is told nothing about the shopper', async () => {
    const { vendor } = await open();
    for (const { path, text } of vendor.calls) expect(path + text).not.toMatch(/avery|sample/i);
  });

  test('refuses a webhook that is signed well and meant for another account', async () => {
    const { vendor, provider, sessionId } = await open();
    const delivery = vendor.webhook?.(sessionId);
    const headers = { ...delivery?.headers, 'x-auth-client': '76543210-89ab-4def-8123-456789abcdef' };
    expect(await provider.readWebhook(headers, delivery?.body ?? new Uint8Array(), clock())).toEqual({
      ok: false,
      code: 'bad_signature',
    });
  });
});
