import { describe, expect, test } from 'vitest';
import type { SessionLook } from '../../src/receiver/checks/provider.ts';
import { createStripeProvider } from '../../src/receiver/providers/stripe/create-stripe-provider.ts';
import { createStripeStandIn, stripeCredentials } from '../support/vendors/stripe.ts';
import { describeProvider } from './conformance.ts';

describe('Stripe Identity', () => {
  describeProvider({
    name: 'stripe',
    credentials: stripeCredentials,
    createStandIn: createStripeStandIn,
    stages: { opened: null, expired: null, trouble: null, abandoned: 'opened' },
    isCreateRepeatable: true,
    afterErasure: 'erased',
    isCheckNamed: true,
    neededFields: ['id', 'status', 'last_verification_report.document.status'],
    isWebhookTimed: true,
    olderWebhookSecret: 'whsec_fedcba9876543210fedcba9876543210',
  });

  const today: SessionLook = {
    checkId: 'check-1',
    requirement: { ial: 1, minimumAge: 21 },
    billingName: { first: 'Avery', last: 'Sample' },
    today: '2026-11-21',
  };
  async function open(ial: 1 | 2 = 1) {
    const clock = () => Date.UTC(2026, 10, 21);
    const vendor = createStripeStandIn({ clock });
    const provider = createStripeProvider(
      { ...stripeCredentials, olderWebhookSecret: undefined },
      { fetch: vendor.fetch, clock },
    );
    const started = await provider.create({
      checkId: today.checkId,
      requirement: { ial, minimumAge: 21 },
      person: { email: null, name: null },
      language: 'en',
      returnUrl: 'https://shop.example/',
      idempotencyKey: 'key',
    });
    if (!started.ok) throw new Error('No session was begun.');
    return { vendor, provider, sessionId: started.value.sessionId };
  }

  test('asks for a selfie where level 2 is asked for, and claims it then', async () => {
    const { vendor, provider, sessionId } = await open(2);
    vendor.move(sessionId, 'approved');
    expect(await provider.fetch(sessionId, { ...today, requirement: { ial: 2, minimumAge: 21 } })).toMatchObject({
      value: { outcome: 'verified', evidence: { ial: 2, isFaceMatched: true, method: 'stripe:document_and_selfie' } },
    });
  });

  test.each([
    ['document_unverified_other', { kind: 'resubmission', finding: 'unreadable' }],
    ['document_type_not_supported', { kind: 'resubmission', finding: 'not_a_licence' }],
    ['selfie_document_missing_photo', { kind: 'resubmission', finding: 'not_a_licence' }],
    ['document_expired', { kind: 'judged', outcome: 'in_review', finding: 'document_expired' }],
    ['under_supported_age', { kind: 'judged', outcome: 'failed', finding: 'under_age' }],
    ['selfie_manipulated', { kind: 'judged', outcome: 'failed', finding: 'refused' }],
    ['selfie_face_mismatch', { kind: 'judged', outcome: 'in_review', finding: 'needs_review' }],
    ['country_not_supported', { kind: 'judged', outcome: 'in_review', finding: 'needs_review' }],
    ['consent_declined', { kind: 'opened' }],
    ['device_not_supported', { kind: 'opened' }],
    ['a_code_of_tomorrow', { kind: 'opened' }],
  ])('a try that failed for %s is told in our words', async (code, state) => {
    const { vendor, provider, sessionId } = await open();
    vendor.fail(sessionId, code);
    expect(await provider.fetch(sessionId, today)).toMatchObject({ ok: true, value: state });
  });

  test('keeps the secret key and the email out of addresses', async () => {
    const { vendor } = await open();
    for (const { path } of vendor.calls) expect(path).not.toMatch(/rk_test|@/);
  });
});
