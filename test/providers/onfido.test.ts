import { describe, expect, test } from 'vitest';
import type { SessionRequest } from '../../src/receiver/checks/provider.ts';
import { createOnfidoProvider } from '../../src/receiver/providers/onfido/create-onfido-provider.ts';
import { createOnfidoStandIn, onfidoCredentials } from '../support/vendors/onfido.ts';
import { request } from '../support/vendors/session-request.ts';
import { describeProvider } from './conformance.ts';

describe('Onfido', () => {
  describeProvider({
    name: 'onfido',
    credentials: onfidoCredentials,
    createStandIn: createOnfidoStandIn,
    stages: { opened: null, resubmission: null, expired: null, cancelled: null, unheard_of: 'submitted' },
    isCreateRepeatable: false,
    afterErasure: 'not_found',
    isCheckNamed: true,
    neededFields: ['id', 'applicant_id', 'status', 'link', 'link.url'],
    olderWebhookSecret: 'onfido-webhook-token-9876543210',
  });

  const clock = () => Date.UTC(2026, 10, 21);

  async function open(changes: Partial<SessionRequest> = {}) {
    const vendor = createOnfidoStandIn({ clock });
    const credentials = { ...onfidoCredentials, olderWebhookSecret: undefined };
    const provider = createOnfidoProvider(credentials, { fetch: vendor.fetch });
    const started = await provider.create({ ...request, ...changes });
    if (!started.ok) throw new Error('No session was begun.');
    return { vendor, provider, sessionId: started.value.sessionId };
  }
  const textsOf = (vendor: Awaited<ReturnType<typeof open>>['vendor']) => vendor.calls.map(({ text }) => text).join();

  test('is given the name, which it asks for, and nothing else about the shopper', async () => {
    const { vendor } = await open();
    expect(textsOf(vendor)).toContain('"first_name":"Avery","last_name":"Sample"');
    expect(textsOf(vendor)).not.toContain('@');
  });

  test('begins a session for a shopper without a name too', async () => {
    const { vendor } = await open({ person: { email: null, name: null } });
    expect(vendor.sessionCount()).toBe(1);
  });

  test('is asked for a language that its page speaks', async () => {
    expect(textsOf((await open({ language: 'de-AT' })).vendor)).toContain('"language":"de_DE"');
    expect(textsOf((await open({ language: 'ja' })).vendor)).not.toContain('"language"');
  });

  test('has no page for a run that is over', async () => {
    const { vendor, provider, sessionId } = await open();
    vendor.move(sessionId, 'submitted');
    expect(await provider.resume(sessionId)).toEqual({ ok: false, code: 'refused' });
  });
});
