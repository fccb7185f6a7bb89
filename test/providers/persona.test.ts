import { describe, expect, test } from 'vitest';
import { createPersonaProvider } from '../../src/receiver/providers/persona/create-persona-provider.ts';
import { createPersonaStandIn, personaCredentials } from '../support/vendors/persona.ts';
import { look, request } from '../support/vendors/session-request.ts';
import { describeProvider } from './conformance.ts';

describe('Persona', () => {
  describeProvider({
    name: 'persona',
    credentials: personaCredentials,
    createStandIn: createPersonaStandIn,
    stages: { resubmission: null, abandoned: null, cancelled: null, trouble: null, unheard_of: 'opened' },
    isCreateRepeatable: true,
    afterErasure: 'erased',
    isCheckNamed: true,
    neededFields: ['data.id', 'data.attributes.status', 'included', 'included.0.attributes.status'],
    isWebhookTimed: true,
    olderWebhookSecret: 'wbhsec_fedcba9876543210fedcba9876543210',
  });

  const clock = () => Date.UTC(2026, 10, 21);

  async function open() {
    const vendor = createPersonaStandIn({ clock });
    const credentials = { ...personaCredentials, olderWebhookSecret: undefined };
    const provider = createPersonaProvider(credentials, { fetch: vendor.fetch });
    const started = await provider.create(request);
    if (!started.ok) throw new Error('No session was begun.');
    return { vendor, provider, sessionId: started.value.sessionId, screen: started.value.screen };
  }

  test('claims level 2 once a selfie has passed', async () => {
    const { vendor, provider, sessionId } = await open();
    vendor.passed = { document: true, selfie: true };
    vendor.move(sessionId, 'approved');
    expect(await provider.fetch(sessionId, { ...look, requirement: { ial: 2, minimumAge: 21 } })).toMatchObject({
      value: { outcome: 'verified', evidence: { ial: 2, isFaceMatched: true, documentType: 'driving_licence' } },
    });
  });

  test('is not believed when it approves without a document that passed', async () => {
    const { vendor, provider, sessionId } = await open();
    vendor.passed = { document: false, selfie: true };
    vendor.move(sessionId, 'approved');
    expect(await provider.fetch(sessionId, look)).toMatchObject({
      value: { outcome: 'in_review', finding: 'needs_review' },
    });
  });

  test('has an inquiry whose tries are used up looked at by a person', async () => {
    const { vendor, provider, sessionId } = await open();
    vendor.become(sessionId, 'failed');
    expect(await provider.fetch(sessionId, look)).toMatchObject({ value: { outcome: 'in_review' } });
  });

  test('gives each visit a link of its own, and none to an inquiry that is over', async () => {
    const { vendor, provider, sessionId, screen } = await open();
    const again = await provider.resume(sessionId);
    expect(again.ok && again.value.url !== screen.url).toBe(true);
    vendor.move(sessionId, 'approved');
    expect(await provider.resume(sessionId)).toEqual({ ok: false, code: 'refused' });
  });

  test('is told nothing about the shopper', async () => {
    const { vendor } = await open();
    for (const { path, text } of vendor.calls) expect(path + text).not.toMatch(/avery|sample/i);
  });
});
