import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CredentialVerifier } from '../../src/receiver/checks/credential.ts';
import type { ProviderCredentials, RemoteProviderName } from '../../src/receiver/checks/provider.ts';
import { defaultSettings } from '../../src/receiver/checks/settings.ts';
import { openProvider } from '../../src/receiver/providers/open-provider.ts';
import { createWorld, receiverUrl, spirits, storeHash, type World } from '../support/receiver.ts';
import { createShopper } from '../support/shopper.ts';
import { createOneKosmosStandIn, oneKosmosCredentials } from '../support/vendors/one-kosmos.ts';
import { createOnfidoStandIn, onfidoCredentials } from '../support/vendors/onfido.ts';
import { createPersonaStandIn, personaCredentials } from '../support/vendors/persona.ts';
import { createRealIdStandIn, realIdCredentials } from '../support/vendors/real-id.ts';
import { avery, type VendorStandIn } from '../support/vendors/stand-in.ts';
import { createStripeStandIn, stripeCredentials } from '../support/vendors/stripe.ts';
import { createVeriffStandIn, veriffCredentials } from '../support/vendors/veriff.ts';

// Far ahead, so that no planned look is due while a test runs.
const nowMs = Date.parse('2080-11-21T12:00:00Z');
const clock = () => nowMs;
const kosmos = createOneKosmosStandIn({ clock });
// That it is proven is the verifier's own test.
kosmos.credentialFor = async () => 'a.signed.credential';
const vendors: Record<RemoteProviderName, readonly [VendorStandIn, ProviderCredentials]> = {
  one_kosmos: [kosmos, oneKosmosCredentials],
  real_id: [createRealIdStandIn(), realIdCredentials],
  stripe: [createStripeStandIn({ clock }), stripeCredentials],
  persona: [createPersonaStandIn({ clock }), personaCredentials],
  veriff: [createVeriffStandIn({ clock }), veriffCredentials],
  onfido: [createOnfidoStandIn({ clock }), onfidoCredentials],
};
const names = Object.keys(vendors) as RemoteProviderName[];
const proven: CredentialVerifier = async (_token, { subject }) => ({
  ok: true,
  value: { issuer: 'https://issuer.example', subject, ial: 1, expiresAtMs: nowMs, reference: 'vc_1' },
});

let world: World;
beforeAll(async () => {
  const remoteProviders = names.map((name) => {
    const [vendor, credentials] = vendors[name];
    vendor.holder = { ...avery, expiryDate: '2090-07-04' };
    const opened = openProvider(name, credentials, { fetch: vendor.fetch, clock, chance: randomBytes });
    if (!opened.ok) throw new Error(`The credentials for ${name} were refused`);
    return opened.value;
  });
  world = await createWorld({ examiner: { examine: vi.fn() }, remoteProviders, verifyCredential: proven, nowMs });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => world.pool.query('truncate checks, deliveries cascade'));

describe.each(names)('with %s', (name) => {
  const [vendor] = vendors[name];
  const begin = async () => {
    const settings = { ...defaultSettings, providers: { first: name, second: null } };
    await world.stores.connect(storeHash, settings, [spirits], 'secret-of-the-webhooks');
    await world.settled();
    const shopper = await createShopper(world, 'guest');
    const begun = await shopper.decide();
    expect((await shopper.act(begun, 'screen')).status).toBe(200);
    const [session] = await world.sessions.findOfCheck(storeHash, begun.check.checkId);
    if (!session) throw new Error('A session was expected');
    return { shopper, checkId: begun.check.checkId, session };
  };
  /** As when the vendor tells by itself, or else when it is time to look. */
  const tell = async (sessionId: string) => {
    const sent = vendor.webhook?.(sessionId);
    if (sent) {
      const body = Uint8Array.from(sent.body);
      const request = new Request(`${receiverUrl}/providers/${name}/${storeHash}/webhooks`, {
        method: 'POST',
        headers: sent.headers,
        body,
      });
      expect((await world.app.fetch(request)).status).toBe(200);
    } else {
      await world.pool.query(
        `update jobs.job set start_after = now() where name = 'refresh-session' and state = 'created'`,
      );
    }
    await world.settled();
  };

  test('a shopper is verified, and may order', async () => {
    const { shopper, checkId, session } = await begin();
    vendor.move(session.sessionId, 'approved');
    await tell(session.sessionId);
    expect(await world.checks.find(storeHash, checkId)).toMatchObject({ status: 'verified', provider: name });
    await expect(shopper.decide()).rejects.toThrow('A check was expected');
  });

  test('a shopper is refused', async () => {
    const { checkId, session } = await begin();
    vendor.move(session.sessionId, 'declined');
    await tell(session.sessionId);
    expect(await world.checks.find(storeHash, checkId)).toMatchObject({ status: 'failed', finding: 'refused' });
  });

  test('the shopper goes on where they were', async () => {
    const { shopper, session } = await begin();
    expect((await shopper.act(await shopper.decide(), 'screen')).status).toBe(200);
    expect(await world.sessions.findOfCheck(storeHash, session.checkId)).toHaveLength(1);
  });
});
