import { describe, expect, test } from 'vitest';
import type { SessionLook } from '../../src/receiver/checks/provider.ts';
import { createRealIdProvider } from '../../src/receiver/providers/real-id/create-real-id-provider.ts';
import { createRealIdStandIn, realIdCredentials } from '../support/vendors/real-id.ts';
import { describeProvider } from './conformance.ts';

describe('Real ID', () => {
  describeProvider({
    name: 'real_id',
    credentials: realIdCredentials,
    createStandIn: createRealIdStandIn,
    stages: { resubmission: null, expired: null, abandoned: null, cancelled: null, trouble: null },
    isCreateRepeatable: false,
    afterErasure: 'not_found',
    neededFields: ['check.id', 'check.step'],
  });

  const against: SessionLook = {
    checkId: 'chk_0123456789abcdefghjk',
    requirement: { ial: 1, minimumAge: 21 },
    billingName: { first: 'Avery', last: 'Sample' },
    today: '2026-11-21',
  };
  const person = { email: 'avery@example.com', name: { first: 'Avery', last: 'Sample' } };
  const request = {
    checkId: against.checkId,
    requirement: against.requirement,
    person,
    language: 'en',
    returnUrl: 'https://shop.example/',
    idempotencyKey: 'key',
  };
  async function open() {
    const vendor = createRealIdStandIn();
    const provider = createRealIdProvider(realIdCredentials, vendor);
    const started = await provider.create(request);
    if (!started.ok) throw new Error('No session was begun.');
    return { vendor, provider, sessionId: started.value.sessionId, screen: started.value.screen };
  }

  test('writes to the shopper itself: there is no page to go to', async () => {
    const { vendor, provider, screen, sessionId } = await open();
    expect(screen).toEqual({ url: null, expiresAtMs: null });
    expect(await provider.resume(sessionId)).toEqual({ ok: true, value: screen });
    expect(JSON.parse(vendor.calls[0]?.text ?? '')).toEqual({
      customer: { email: 'avery@example.com', first_name: 'Avery', last_name: 'Sample' },
    });
  });

  test('is not even asked where there is no address to write to', async () => {
    const { vendor, provider } = await open();
    const answer = await provider.create({ ...request, person: { email: null, name: null } });
    expect(answer).toEqual({ ok: false, code: 'refused' });
    expect(vendor.calls).toHaveLength(1);
  });

  test.each([
    [{ status: 'pending' }, { kind: 'created' }],
    [{ status: 'in_progress' }, { kind: 'opened' }],
    [{ status: 'verified' }, { kind: 'judged', outcome: 'verified', evidence: { ial: 2, isFaceMatched: true } }],
    [{ status: 'in_review' }, { kind: 'judged', outcome: 'in_review', finding: 'needs_review' }],
    [{ status: 'failed' }, { kind: 'judged', outcome: 'failed', finding: 'refused' }],
    [
      { status: 'manually_approved' },
      { kind: 'judged', outcome: 'verified', evidence: { ial: 1, method: 'real_id:manually_approved' } },
    ],
    [
      { status: 'manually_rejected' },
      { kind: 'judged', outcome: 'failed', finding: 'refused', evidence: { method: 'real_id:manually_rejected' } },
    ],
    [{ success: false }, { kind: 'judged', outcome: 'failed', finding: 'refused' }],
    [{ liveness: 'none' }, { kind: 'judged', outcome: 'verified', evidence: { ial: 1, method: 'real_id:document' } }],
    [{ liveness: 'sideways' }, { kind: 'judged', outcome: 'in_review', finding: 'needs_review' }],
    [{ testing: true }, { kind: 'judged', outcome: 'in_review', finding: 'needs_review' }],
    [{ step: 'completed', status: 'thinking_about_it' }, { kind: 'submitted' }],
  ])('with a completed check and %j is told in our words', async (changes, state) => {
    const { vendor, provider, sessionId } = await open();
    vendor.move(sessionId, 'approved');
    vendor.change(sessionId, changes);
    expect(await provider.fetch(sessionId, against)).toMatchObject({ ok: true, value: state });
  });

  test('who approved without a document that can be read leaves it to a person', async () => {
    const { vendor, provider, sessionId } = await open();
    vendor.change(sessionId, { step: 'completed' });
    expect(await provider.fetch(sessionId, against)).toMatchObject({
      ok: true,
      value: { outcome: 'in_review', finding: null },
    });
  });

  test('is told nothing by webhooks, since nobody can prove them', async () => {
    const { provider } = await open();
    expect(provider.abilities.hasWebhooks).toBe(false);
    const body = new TextEncoder().encode(
      '{"event":"check.completed","check":{"id":"7TWFOC-0001","step":"completed"}}',
    );
    expect(await provider.readWebhook({}, body, 0)).toEqual({ ok: false, code: 'bad_signature' });
  });

  test('keeps the key and the email out of addresses', async () => {
    const { vendor, provider, sessionId } = await open();
    await provider.fetch(sessionId, against);
    for (const { path } of vendor.calls) expect(path).not.toMatch(/licence-key|@/);
  });
});
