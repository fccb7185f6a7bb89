import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SessionLook } from '../../src/receiver/checks/provider.ts';
import { createCredentialVerifier } from '../../src/receiver/providers/credential/credential-verifier.ts';
import { createPublicDocuments } from '../../src/receiver/providers/credential/public-documents.ts';
import { createChannelKey } from '../../src/receiver/providers/one-kosmos/channel.ts';
import { openProvider } from '../../src/receiver/providers/open-provider.ts';
import { createIssuer, signWith } from '../support/issuer.ts';
import { createPublished } from '../support/published.ts';
import { createOneKosmosStandIn, oneKosmosCredentials } from '../support/vendors/one-kosmos.ts';
import { describeProvider } from './conformance.ts';

const nowMs = Date.UTC(2026, 10, 21, 12);
const look: SessionLook = {
  checkId: 'chk_0123456789abcdefghjk',
  requirement: { ial: 1, minimumAge: 21 },
  billingName: { first: 'Avery', last: 'Sample' },
  today: '2026-11-21',
};
const request = {
  checkId: look.checkId,
  requirement: look.requirement,
  person: { email: 'avery@example.com', name: look.billingName },
  language: 'en',
  returnUrl: 'https://shop.example/',
  idempotencyKey: 'key',
};

async function open(changes: Record<string, string> = {}) {
  const time = { nowMs };
  const vendor = createOneKosmosStandIn({ clock: () => time.nowMs });
  const credentials = { ...oneKosmosCredentials, ...changes };
  const opened = openProvider('one_kosmos', credentials, {
    fetch: vendor.fetch,
    clock: () => time.nowMs,
    chance: randomBytes,
  });
  if (!opened.ok) throw new Error('The credentials were refused.');
  const begin = async () => {
    const started = await opened.value.create(request);
    if (!started.ok) throw new Error(`No session was begun: ${started.code}.`);
    return started.value;
  };
  return { vendor, provider: opened.value, begin, time };
}
const approved = async (changes: Record<string, string> = {}) => {
  const world = await open(changes);
  const { sessionId } = await world.begin();
  world.vendor.move(sessionId, 'approved');
  return { ...world, sessionId };
};

describe('1Kosmos', () => {
  describeProvider({
    name: 'one_kosmos',
    credentials: oneKosmosCredentials,
    createStandIn: createOneKosmosStandIn,
    stages: { submitted: null, resubmission: null, cancelled: null, trouble: null, unheard_of: 'submitted' },
    isCreateRepeatable: false,
    afterErasure: 'not_found',
    neededFields: ['responseStatus'],
  });

  test('is told the id of the check, and nothing of the shopper', async () => {
    const { vendor, begin } = await open();
    const { sessionId, screen } = await begin();
    expect(vendor.userOf(sessionId)).toBe(look.checkId);
    expect(screen).toEqual({ url: `https://tests.1kosmos.net/idproofing/session/${sessionId}`, expiresAtMs: null });
    expect(JSON.stringify(vendor.calls.map(({ text, path }) => [text, path]))).not.toMatch(/avery|sample/i);
  });

  test('hears neither the licence key nor what is asked but in what only it can read', async () => {
    const { vendor, begin, provider } = await open();
    const { sessionId } = await begin();
    await provider.fetch(sessionId, look);
    const heard = JSON.stringify(vendor.calls.map(({ text, headers }) => [text, [...headers]]));
    for (const secret of [oneKosmosCredentials.licenseKey, look.checkId, sessionId])
      expect(heard).not.toContain(secret);
  });

  test('is asked for its services and keys once in ten minutes, and at once when they no longer fit', async () => {
    const { vendor, begin, provider, time } = await open();
    const { sessionId } = await begin();
    const discoveries = () => vendor.calls.filter(({ path }) => path === '/caas/sd').length;
    const isOpen = async () => (await provider.resume(sessionId)).ok;
    expect([await isOpen(), discoveries()]).toEqual([true, 1]);
    time.nowMs += 600_001;
    expect([await isOpen(), discoveries()]).toEqual([true, 2]);
    vendor.changeKeys();
    expect([await isOpen(), discoveries()]).toEqual([true, 3]);
  });

  test('gives a page to go on with while a session is open, and none once it is over', async () => {
    const { vendor, begin, provider } = await open();
    const { sessionId, screen } = await begin();
    vendor.move(sessionId, 'opened');
    expect(await provider.resume(sessionId)).toEqual({ ok: true, value: screen });
    for (const stage of ['approved', 'declined', 'expired'] as const) {
      vendor.move(sessionId, stage);
      expect(await provider.resume(sessionId)).toEqual({ ok: false, code: 'refused' });
    }
  });

  test.each([
    ['Pending', { kind: 'created' }],
    ['In Progress', { kind: 'opened' }],
    ['success', { kind: 'judged', outcome: 'verified' }],
    ['Completed', { kind: 'judged', outcome: 'in_review', finding: 'needs_review' }],
    ['Expired', { kind: 'ended', reason: 'expired' }],
    ['Declined', { kind: 'ended', reason: 'abandoned' }],
    ['SUCCESSFUL', { kind: 'submitted' }],
    ['', { kind: 'submitted' }],
  ])('says %j, which is told in our words', async (word, state) => {
    const { vendor, begin, provider } = await open();
    const { sessionId } = await begin();
    vendor.say(sessionId, word === 'success' ? 'SUCCESS' : word);
    expect(await provider.fetch(sessionId, look)).toMatchObject({ ok: true, value: state });
  });

  test.each([
    ['dl_object', 'driving_licence'],
    ['ppt_object', 'passport'],
    ['idcard_object', 'identity_card'],
  ])('is asked for a %s where the workflow takes that', async (documentType, kind) => {
    const { provider, sessionId } = await approved({ documentType });
    expect(await provider.fetch(sessionId, look)).toMatchObject({
      ok: true,
      value: { outcome: 'verified', evidence: { documentType: kind, documentCountry: 'US', documentRegion: 'CA' } },
    });
  });

  test.each<[string, (day: string) => string, string]>([
    ['with dashes', (day) => day, 'verified'],
    ['in an order that could be either', (day) => day.split('-').reverse().join('/'), 'in_review'],
    ['not at all', () => '', 'in_review'],
  ])('writes days %s', async (_how, writeDay, outcome) => {
    const { vendor, provider, sessionId } = await approved();
    vendor.writeDay = writeDay;
    expect(await provider.fetch(sessionId, look)).toMatchObject({ ok: true, value: { outcome } });
  });

  test('says whether the living face was compared: the LiveID', async () => {
    const { vendor, provider, sessionId } = await approved();
    const evidence = async () => {
      const state = await provider.fetch(sessionId, look);
      return state.ok && state.value.kind === 'judged' ? state.value.evidence : undefined;
    };
    expect(await evidence()).toMatchObject({ isFaceMatched: true, method: 'one_kosmos:document_and_liveid' });
    vendor.hasLiveId = false;
    expect(await evidence()).toMatchObject({ isFaceMatched: false, method: 'one_kosmos:document' });
  });

  describe('its level', () => {
    const ialOf = async (did: unknown) => {
      const { vendor, provider, sessionId } = await approved();
      vendor.levels.set(look.checkId, did);
      const state = await provider.fetch(sessionId, look);
      return state.ok ? state.value.kind === 'judged' && state.value.evidence.ial : state.code;
    };
    const proofs = [{ type: 'dl_affidavit', proof: 'a token' }];

    test.each<[string, unknown, unknown]>([
      ['1 for a user it does not know', undefined, 1],
      ['1 for a user without documents', {}, 1],
      ['1 where it says so', { ab78: { value: 'IAL1', proofs: [] } }, 1],
      ['2 where it says so', { '94ad': { value: 'IAL2', proofs } }, 2],
      ['the lower of two wallets', { ab78: { value: 'IAL2', proofs }, '94ad': { value: 'IAL1', proofs: [] } }, 1],
      ['no more than it is certified for', { ab78: { value: 'IAL3', proofs } }, 2],
      ['unknown where it can not be read', { ab78: { value: 'very high' } }, 'unexpected'],
      ['unknown where one of two can not be read', { ab78: { value: 'IAL2' }, '94ad': { value: '' } }, 'unexpected'],
      ['unknown in another shape', [], 'unexpected'],
      ['unknown in another shape within', { ab78: 'IAL2' }, 'unexpected'],
    ])('is %s', async (_what, did, ial) => expect(await ialOf(did)).toBe(ial));

    test('is what a rule for level 2 needs', async () => {
      const { vendor, provider, sessionId } = await approved();
      const two: SessionLook = { ...look, requirement: { ial: 2, minimumAge: 21 } };
      expect(await provider.fetch(sessionId, two)).toMatchObject({ ok: true, value: { outcome: 'in_review' } });
      vendor.levels.set(look.checkId, { ab78: { value: 'IAL2', proofs } });
      expect(await provider.fetch(sessionId, two)).toMatchObject({ ok: true, value: { outcome: 'verified' } });
    });

    test("is not another user's", async () => {
      const { vendor, provider, sessionId } = await approved();
      vendor.levels.set(look.checkId, { ab78: { value: 'IAL2', proofs } });
      vendor.distort = (answer, index) =>
        index === 1 ? { ...(answer as object), user: { uid: 'somebody', username: 'else' } } : answer;
      expect(await provider.fetch(sessionId, look)).toEqual({ ok: false, code: 'unexpected' });
    });
  });

  describe('its credential', () => {
    test('is handed on as it came, and proven before anybody believes it', async () => {
      const published = createPublished();
      const issuer = await createIssuer(published);
      const { vendor, provider, sessionId } = await approved();
      vendor.credentialFor = (userUID) =>
        signWith(issuer.key, {
          iss: issuer.name,
          sub: userUID,
          aud: issuer.trusted.audience,
          exp: nowMs / 1_000 + 600,
          vc: { type: ['VerifiableCredential'], credentialSubject: { id: userUID, ial: 'IAL2' } },
        });
      const state = await provider.fetch(sessionId, look);
      const credential = state.ok && state.value.kind === 'judged' ? (state.value.credential ?? '') : '';
      const clock = () => nowMs;
      const deadline = () => new AbortController().signal;
      const documents = createPublicDocuments({ network: published.network, clock, deadline });
      const verify = createCredentialVerifier({ documents, clock });
      expect(await verify(credential, { issuers: [issuer.trusted], subject: look.checkId })).toMatchObject({
        ok: true,
        value: { ial: 2, subject: look.checkId },
      });
      expect(await verify(credential, { issuers: [issuer.trusted], subject: 'chk_of_somebody_else' })).toEqual({
        ok: false,
        code: 'wrong_subject',
      });
    });

    test.each([
      ['counts where it has to be proven', 'required', 'IAL2', 2],
      ['counts for no more than 1Kosmos is certified for', 'required', 'IAL3', 2],
      ['counts for nothing where it can not be read', 'required', 'very high', 1],
      ['counts for nothing where it need not be proven', 'optional', 'IAL2', 1],
    ])('claims a level that %s', async (_what, credential, level, ial) => {
      const { vendor, provider, sessionId } = await approved({ credential });
      const claims = { vc: { credentialSubject: { ial: level } } };
      const token = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
      vendor.credentialFor = async () => token;
      expect(await provider.fetch(sessionId, look)).toMatchObject({
        ok: true,
        value: { credential: token, evidence: { ial } },
      });
    });

    test('gives way to what 1Kosmos says of the user itself', async () => {
      const { vendor, provider, sessionId } = await approved();
      vendor.credentialFor = async () => 'e30.eyJpYWwiOiJJQUwyIn0.c2ln';
      vendor.levels.set(look.checkId, { ab78: { value: 'IAL1', proofs: [] } });
      expect(await provider.fetch(sessionId, look)).toMatchObject({ ok: true, value: { evidence: { ial: 1 } } });
    });

    test('is needed, unless the merchant says that the workflow makes none', async () => {
      expect((await open()).provider.abilities.needsCredential).toBe(true);
      expect((await open({ credential: 'required' })).provider.abilities.needsCredential).toBe(true);
      expect((await open({ credential: 'optional' })).provider.abilities.needsCredential).toBe(false);
    });
  });

  describe('is not believed', () => {
    test.each<[string, Record<string, string>]>([
      ['outside of the tenant and 1Kosmos', { docuverify: 'https://evil.example/docuverify' }],
      ['at a host that only looks like it', { docuverify: 'https://evil1kosmos.net/docuverify' }],
      ['without encryption on the way', { docuverify: 'http://tests.1kosmos.net/docuverify' }],
      ['on a page elsewhere', { idproofing: 'https://evil.example/idproofing' }],
    ])('with a service %s', async (_where, services) => {
      const { vendor, provider } = await open();
      vendor.services = { ...vendor.services, ...services };
      expect(await provider.create(request)).toEqual({ ok: false, code: 'unexpected' });
      expect(vendor.calls).toHaveLength(1);
    });

    test('where it shows another licence than it was asked with', async () => {
      const { provider } = await open({ licenseKey: '99999999-1111-2222-3333-444444444444' });
      expect(await provider.create(request)).toEqual({ ok: false, code: 'unauthorized' });
    });

    test.each([
      ['a key that is none', { publicKey: Buffer.alloc(64).toString('base64') }],
      ['a key of another length', { publicKey: Buffer.alloc(65, 1).toString('base64') }],
    ])('with %s', async (_what, answer) => {
      const { vendor, provider } = await open();
      vendor.distort = (one, index) => (index === 1 ? answer : one);
      expect(await provider.create(request)).toEqual({ ok: false, code: 'unexpected' });
    });

    test.each(['', 'AAAA', 'no base64 at all', Buffer.alloc(200).toString('base64')])(
      'for an answer that nobody sealed for us: %.20s',
      async (data) => {
        const { provider, vendor, sessionId } = await approved();
        const opened = openProvider('one_kosmos', oneKosmosCredentials, {
          fetch: async (input, init) => {
            const asked = new Request(input, init);
            const answer = await vendor.fetch(asked);
            return asked.url.endsWith('/result') ? Response.json({ ...(await answer.json()), data }) : answer;
          },
          clock: () => nowMs,
          chance: randomBytes,
        });
        expect(opened.ok && (await opened.value.fetch(sessionId, look))).toEqual({ ok: false, code: 'unexpected' });
        expect((await provider.fetch(sessionId, look)).ok).toBe(true);
      },
    );
  });

  test('is not listened to, since no webhook of it is public', async () => {
    const { provider } = await open();
    expect(await provider.readWebhook({}, new TextEncoder().encode('{}'), nowMs)).toEqual({
      ok: false,
      code: 'bad_signature',
    });
  });
});

describe('what is sealed for a service', () => {
  const [ours, theirs] = [createChannelKey(randomBytes), createChannelKey(randomBytes)];
  const [sending, receiving] = [ours.openChannel(theirs.publicKey), theirs.openChannel(ours.publicKey)];

  test('can be read by the service, and looks different each time', () => {
    const [first = '', second = ''] = [sending?.seal('héllo'), sending?.seal('héllo')];
    expect([receiving?.unseal(first), receiving?.unseal(second)]).toEqual(['héllo', 'héllo']);
    expect(first).not.toBe(second);
    expect(Buffer.from(first, 'base64')).toHaveLength(16 + Buffer.byteLength('héllo') + 16);
  });

  test('can be read by nobody else, and not once a bit of it was changed', () => {
    const sealed = sending?.seal('héllo') ?? '';
    const stranger = createChannelKey(randomBytes).openChannel(ours.publicKey);
    expect(stranger?.unseal(sealed)).toBeUndefined();
    const bytes = Buffer.from(sealed, 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const bent = Buffer.from(bytes);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect([at, receiving?.unseal(bent.toString('base64'))]).toEqual([at, undefined]);
    }
    expect(receiving?.unseal(bytes.subarray(0, 31).toString('base64'))).toBeUndefined();
  });
});
