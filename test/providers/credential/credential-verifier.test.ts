import { createHmac } from 'node:crypto';
import { base64url, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCredentialVerifier } from '../../../src/receiver/providers/credential/credential-verifier.ts';
import { createPublicDocuments } from '../../../src/receiver/providers/credential/public-documents.ts';
import { createIssuer, createSigningKey, type SigningKey, signWith } from '../../support/issuer.ts';
import { createPublished } from '../../support/published.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const subject = 'chk_0123456789abcdefghjk';
const issuerName = 'https://issuer.example';
let time: { nowMs: number };
let published: ReturnType<typeof createPublished>;
let issuer: Awaited<ReturnType<typeof createIssuer>>;
beforeEach(async () => {
  time = { nowMs: now };
  published = createPublished();
  issuer = await createIssuer(published, { name: issuerName });
});

const verifier = () => {
  const clock = () => time.nowMs;
  const deadline = () => new AbortController().signal;
  return createCredentialVerifier({
    documents: createPublicDocuments({ network: published.network, clock, deadline }),
    clock,
  });
};
const verify = async (token: string, expected: object = {}) => {
  const result = await verifier()(token, { issuers: [issuer.trusted], subject, ...expected });
  return result.ok ? 'good' : result.code;
};

const seconds = (atMs: number) => Math.floor(atMs / 1_000);
const vc = { type: ['VerifiableCredential', 'IdentityCredential'], credentialSubject: { id: subject, ial: 'IAL2' } };
const claims = {
  iss: issuerName,
  sub: subject,
  aud: 'idgate:sandbox1',
  iat: seconds(now),
  nbf: seconds(now),
  exp: seconds(now) + 3_600,
  vc,
};
const sign = (changes: object = {}, header: object = {}, by?: SigningKey) =>
  signWith(by ?? issuer.key, { ...claims, ...changes }, header);
const withSubject = (changes: object) => ({
  vc: { ...vc, credentialSubject: { ...vc.credentialSubject, ...changes } },
});

describe('a credential of a trusted issuer', () => {
  test('is believed for what it says, and shown by a reference that tells nothing', async () => {
    const token = await sign();
    const result = await verifier()(token, { issuers: [issuer.trusted], subject });
    expect(result).toEqual({
      ok: true,
      value: {
        issuer: issuerName,
        subject,
        ial: 2,
        expiresAtMs: now + 3_600_000,
        reference: expect.stringMatching(/^vc_[\w-]{43}$/),
      },
    });
  });

  test('has the same reference each time, and another has another', async () => {
    const tokens = [await sign(), await sign({ jti: 'another' })];
    const read = await Promise.all(
      [...tokens, ...tokens].map((token) => verifier()(token, { issuers: [issuer.trusted], subject })),
    );
    const references = read.map((one) => (one.ok ? one.value.reference : one.code));
    expect(references.slice(0, 2)).toEqual(references.slice(2));
    expect(new Set(references).size).toBe(2);
  });

  test.each(['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256'])('may be signed with %s', async (alg) => {
    issuer = await createIssuer(published, { name: issuerName, alg });
    expect(await verify(await sign())).toBe('good');
  });

  test('may be made in the form of the second data model', async () => {
    const { iss, sub, aud } = claims;
    const second = {
      ...{ iss, sub, aud },
      issuer: { id: issuerName, name: 'An issuer' },
      type: vc.type,
      credentialSubject: [vc.credentialSubject],
      validFrom: '2026-11-21T11:00:00Z',
      validUntil: '2026-11-21T14:00:00+01:00',
    };
    const token = await signWith(issuer.key, second, { typ: 'vc+jwt' });
    const result = await verifier()(token, { issuers: [issuer.trusted], subject });
    expect(result).toMatchObject({ ok: true, value: { ial: 2, expiresAtMs: now + 3_600_000 } });
  });

  test('claims no level where it states none', async () => {
    const result = await verifier()(await sign({ vc: { ...vc, credentialSubject: { id: subject } } }), {
      issuers: [issuer.trusted],
      subject,
    });
    expect(result).toMatchObject({ ok: true, value: { ial: null } });
  });

  test('is believed within a minute of a clock that differs, and no longer', async () => {
    expect(await verify(await sign({ exp: seconds(now) - 59 }))).toBe('good');
    expect(await verify(await sign({ exp: seconds(now) - 60 }))).toBe('expired');
    expect(await verify(await sign({ nbf: seconds(now) + 60, iat: seconds(now) + 60 }))).toBe('good');
    expect(await verify(await sign({ nbf: seconds(now) + 61 }))).toBe('not_yet_valid');
    expect(await verify(await sign({ iat: seconds(now) + 61 }))).toBe('not_yet_valid');
  });
});

describe('a credential is not believed', () => {
  test.each<[string, string, object]>([
    ['for another shop', 'wrong_audience', { aud: 'idgate:other1' }],
    ['for nobody', 'wrong_audience', { aud: undefined }],
    ['about another check', 'wrong_subject', { sub: 'chk_another', ...withSubject({ id: 'chk_another' }) }],
    ['about nobody', 'wrong_subject', { sub: undefined, ...withSubject({ id: undefined }) }],
    ['about two people', 'unreadable', withSubject({ id: 'chk_another' })],
    ['with two subjects', 'unreadable', { vc: { ...vc, credentialSubject: [vc.credentialSubject, { id: 'x' }] } }],
    ['of two issuers', 'unreadable', { vc: { ...vc, issuer: 'https://other.example' } }],
    ['that never ends', 'unreadable', { exp: undefined }],
    ['that ended by its own account', 'expired', { vc: { ...vc, validUntil: '2026-11-21T11:58:59Z' } }],
    ['that begins later by its own account', 'not_yet_valid', { vc: { ...vc, validFrom: '2026-11-21T12:01:01Z' } }],
    ['that ends at a time nobody can read', 'unreadable', { vc: { ...vc, validUntil: 'soon' } }],
    ['that is no credential', 'unreadable', { vc: { ...vc, type: ['IdToken'] } }],
    ['without any', 'unreadable', { vc: undefined }],
    ['with a status that can not be looked up', 'unreadable', { vc: { ...vc, credentialStatus: { type: 'Ledger' } } }],
    ['with a list of another standard', 'unreadable', { status: { status_list: { idx: 1, uri: `${issuerName}/l` } } }],
  ])('%s', async (_what, code, changes) => expect(await verify(await sign(changes))).toBe(code));

  test.each(['vp+jwt', 'at+jwt', 'statuslist+jwt', 'kb+jwt'])('as a token of kind %s', async (typ) => {
    expect(await verify(await sign({}, { typ }))).toBe('unreadable');
  });

  test.each(['', 'no token', 'a.b', 'a.b.c', '.'.repeat(5), 'e30.e30.', 'x'.repeat(65_537)])(
    'that is none: %.20s',
    async (token) => expect(await verify(token)).toBe('unreadable'),
  );

  test('of an issuer that the store does not trust, and its keys are not even asked for', async () => {
    const other = await createIssuer(published, { name: 'https://other.example' });
    expect(await verify(await sign({ iss: other.name }, {}, other.key))).toBe('untrusted_issuer');
    expect(await verify(await sign(), { issuers: [] })).toBe('untrusted_issuer');
    expect(await verify(await sign({ iss: `${issuerName}/` }))).toBe('untrusted_issuer');
    expect(published.asked).toEqual([]);
  });

  test('that one trusted issuer signed in the name of another', async () => {
    const other = await createIssuer(published, { name: 'https://other.example' });
    const token = await sign({}, {}, other.key);
    expect(await verify(token, { issuers: [issuer.trusted, other.trusted] })).toBe('forged');
  });
});

describe('a forged credential', () => {
  test('with another key is found out, whatever it is called', async () => {
    const own = await createSigningKey('key-1');
    expect(await verify(await sign({}, {}, own))).toBe('forged');
    expect(await verify(await sign({}, { kid: 'key-2' }, own))).toBe('forged');
    expect(await verify(await sign({}, { kid: undefined }, own))).toBe('forged');
  });

  test('that brings its own key is found out', async () => {
    const own = await createSigningKey('own');
    published.publish('https://evil.example/keys.json', { keys: [own.publicJwk] });
    for (const header of [
      { jwk: own.publicJwk },
      { jku: 'https://evil.example/keys.json' },
      { x5u: 'https://evil.example/keys.json' },
      { kid: 'https://evil.example/keys.json' },
      { kid: '../../../../dev/null' },
      { kid: "' or 1=1 --" },
      { kid: '__proto__' },
    ]) {
      expect(await verify(await sign({}, header, own))).toBe('forged');
    }
    expect(published.asked.filter((one) => one.includes('evil'))).toEqual([]);
  });

  test('without a signature is found out', async () => {
    const [, payload] = (await sign()).split('.');
    for (const alg of ['none', 'None', 'NONE']) {
      const header = base64url.encode(JSON.stringify({ alg, kid: 'key-1', typ: 'JWT' }));
      expect(await verify(`${header}.${payload}.`)).toBe('forged');
    }
  });

  test('with the public key as a shared secret is found out', async () => {
    const [, payload] = (await sign()).split('.');
    const header = base64url.encode(JSON.stringify({ alg: 'HS256', kid: 'key-1', typ: 'JWT' }));
    for (const secret of [
      JSON.stringify(issuer.key.publicJwk),
      Buffer.from(issuer.key.publicJwk.x ?? '', 'base64url'),
    ]) {
      const signature = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
      expect(await verify(`${header}.${payload}.${signature}`)).toBe('forged');
    }
  });

  test('is found out by any letter that was changed', async () => {
    const parts = (await sign()).split('.');
    const claimed = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString());
    const more = base64url.encode(JSON.stringify({ ...claimed, ...withSubject({ ial: 'IAL3' }) }));
    expect(await verify(`${parts[0]}.${more}.${parts[2]}`)).toBe('forged');
    const signature = Buffer.from(parts[2] ?? '', 'base64url');
    for (const at of [0, 31, 32, 63]) {
      const bent = Buffer.from(signature);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(await verify(`${parts[0]}.${parts[1]}.${bent.toString('base64url')}`)).toBe('forged');
    }
  });

  test('with a method that is not on the list is found out', async () => {
    for (const alg of ['RS512', 'ES384']) {
      issuer = await createIssuer(published, { name: issuerName, alg });
      expect(await verify(await sign())).toBe('forged');
    }
  });

  test('that demands something nobody here understands is found out', async () => {
    const header = { crit: ['b64x'], b64x: true };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: 'key-1', ...header })
      .sign(issuer.key.privateKey, { crit: { b64x: true } });
    expect(await verify(token)).toBe('forged');
  });
});

describe("an issuer's keys", () => {
  test('may be new: a key that is not known is asked for, at most twice a minute', async () => {
    const prove = verifier();
    const expected = { issuers: [issuer.trusted], subject };
    expect(await prove(await sign(), expected)).toMatchObject({ ok: true });
    const next = await createSigningKey('key-2');
    published.publish(issuer.keysAt, { keys: [issuer.key.publicJwk, next.publicJwk] });
    expect(await prove(await sign({}, {}, next), expected)).toEqual({ ok: false, code: 'forged' });
    expect(published.asked).toHaveLength(1);
    time.nowMs += 30_001;
    expect(await prove(await sign({}, {}, next), expected)).toMatchObject({ ok: true });
    expect(published.asked).toHaveLength(2);
  });

  test('that are gone from the list stop counting within ten minutes', async () => {
    const prove = verifier();
    const expected = { issuers: [issuer.trusted], subject };
    await prove(await sign(), expected);
    published.publish(issuer.keysAt, { keys: [] });
    time.nowMs += 600_001;
    expect(await prove(await sign(), expected)).toEqual({ ok: false, code: 'forged' });
  });

  test.each<[string, unknown, number]>([
    ['are not there', 'nothing', 404],
    ['are out of order', '', 503],
    ['are no JSON', '<html>', 200],
    ['are of another shape', [], 200],
  ])('that %s make nothing of the credential now, and it may be tried again', async (_what, body, status) => {
    published.publish(issuer.keysAt, body, status);
    expect(await verify(await sign())).toBe('unreachable');
    published.publish(issuer.keysAt, { keys: [issuer.key.publicJwk] });
    expect(await verify(await sign())).toBe('good');
  });

  test('whose secret half is published count for nothing', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: 'open', alg: 'EdDSA' };
    published.publish(issuer.keysAt, { keys: [jwk] });
    const token = await signWith({ kid: 'open', alg: 'EdDSA', privateKey, publicJwk: jwk }, claims);
    expect(await verify(token)).toBe('forged');
  });

  test('that can not be read do not spoil the others', async () => {
    published.publish(issuer.keysAt, { keys: [null, { kty: 'oct', k: 'c2VjcmV0' }, issuer.key.publicJwk] });
    expect(await verify(await sign())).toBe('good');
  });

  test('may be several without names, and then none is tried', async () => {
    const { kid: _, ...nameless } = issuer.key.publicJwk;
    const other = await createSigningKey('other');
    published.publish(issuer.keysAt, { keys: [nameless] });
    expect(await verify(await sign({}, { kid: undefined }))).toBe('good');
    published.publish(issuer.keysAt, { keys: [nameless, { ...other.publicJwk, kid: undefined }] });
    expect(await verify(await sign({}, { kid: undefined }))).toBe('forged');
  });
});

describe('an issuer with a did:web name', () => {
  const did = 'did:web:issuer.example';
  const at = 'https://issuer.example/.well-known/did.json';
  const method = (jwk: object, changes: object = {}) => ({
    id: `${did}#key-1`,
    type: 'JsonWebKey',
    controller: did,
    publicKeyJwk: jwk,
    ...changes,
  });
  const verifyDid = async (header: object = {}) =>
    verify(await sign({ iss: did }, header), { issuers: [{ issuer: did, audience: 'idgate:sandbox1', keysAt: did }] });

  test.each([`${did}#key-1`, '#key-1', 'key-1'])('is believed for a key called %s', async (kid) => {
    published.publish(at, {
      id: did,
      verificationMethod: [method(issuer.key.publicJwk)],
      assertionMethod: [`${did}#key-1`],
    });
    expect(await verifyDid({ kid })).toBe('good');
  });

  test('may keep the key where it says what the key is for, and name it within its own document', async () => {
    published.publish(at, { id: did, assertionMethod: [method(issuer.key.publicJwk)] });
    expect(await verifyDid()).toBe('good');
    published.publish(at, {
      id: did,
      verificationMethod: [method(issuer.key.publicJwk, { id: '#key-1' })],
      assertionMethod: ['#key-1'],
    });
    expect(await verifyDid()).toBe('good');
  });

  test.each<[string, string, (jwk: object) => object]>([
    [
      'a key that is not for credentials',
      'forged',
      (jwk) => ({ verificationMethod: [method(jwk)], authentication: [`${did}#key-1`] }),
    ],
    [
      'a key of somebody else',
      'forged',
      (jwk) => ({
        verificationMethod: [method(jwk, { controller: 'did:web:evil.example' })],
        assertionMethod: ['#key-1'],
      }),
    ],
    [
      'a document of somebody else',
      'unreachable',
      (jwk) => ({ id: 'did:web:evil.example', assertionMethod: [method(jwk)] }),
    ],
  ])('is not believed for %s', async (_what, code, document) => {
    published.publish(at, { id: did, ...document(issuer.key.publicJwk) });
    expect(await verifyDid()).toBe(code);
  });

  test("is not believed for a key of another's document with the same ending", async () => {
    published.publish(at, { id: did, assertionMethod: [method(issuer.key.publicJwk)] });
    expect(await verifyDid({ kid: 'did:web:evil.example#key-1' })).toBe('forged');
  });
});

describe('a credential that may be taken back', () => {
  const withStatus = (...entries: object[]) =>
    sign({ vc: { ...vc, credentialStatus: entries.length === 1 ? entries[0] : entries } });

  test.each([0, 7, 8, 4_711, 131_071])('counts until entry %i of its list is set', async (index) => {
    const token = await withStatus(issuer.statusEntry(String(index)));
    await issuer.publishList([index - 1, index + 1].filter((other) => other >= 0 && other < 131_072));
    expect(await verify(token)).toBe('good');
    await issuer.publishList([index]);
    expect(await verify(token)).toBe('revoked');
  });

  test('does not count while it is suspended', async () => {
    const token = await withStatus(issuer.statusEntry(5, { statusPurpose: 'suspension' }));
    await issuer.publishList([5], { subject: { statusPurpose: ['revocation', 'suspension'] } });
    expect(await verify(token)).toBe('revoked');
  });

  test('counts only if none of its entries is set', async () => {
    await issuer.publishList([6]);
    expect(await verify(await withStatus(issuer.statusEntry(5), issuer.statusEntry(6)))).toBe('revoked');
    expect(await verify(await withStatus(issuer.statusEntry(5), issuer.statusEntry(7)))).toBe('good');
  });

  test('is read in the older form of the list too, and with entries of several bits', async () => {
    await issuer.publishList([7], {
      mark: '',
      vc: { type: ['VerifiableCredential', 'StatusList2021Credential'] },
      subject: { type: 'StatusList2021' },
    });
    expect(await verify(await withStatus(issuer.statusEntry(7, { type: 'StatusList2021Entry' })))).toBe('revoked');
    expect(await verify(await withStatus(issuer.statusEntry(3, { statusSize: 2 })))).toBe('revoked');
    expect(await verify(await withStatus(issuer.statusEntry(2, { statusSize: 2 })))).toBe('good');
  });

  test('is not hurt by an entry that only says something', async () => {
    await issuer.publishList([5]);
    expect(await verify(await withStatus(issuer.statusEntry(5, { statusPurpose: 'refresh' })))).toBe('good');
    expect(published.asked.filter((one) => one.includes('status'))).toEqual([]);
  });

  test('is looked up again after five minutes', async () => {
    const prove = verifier();
    const token = await withStatus(issuer.statusEntry(5));
    await issuer.publishList([]);
    const expected = { issuers: [issuer.trusted], subject };
    expect(await prove(token, expected)).toMatchObject({ ok: true });
    await issuer.publishList([5]);
    time.nowMs += 300_001;
    expect(await prove(token, expected)).toEqual({ ok: false, code: 'revoked' });
  });

  type Publish = (by: SigningKey) => Promise<unknown>;
  test.each<[string, Publish]>([
    ['is not there', async () => published.takeDown(issuer.listUrl)],
    ['is out of order', async () => published.publish(issuer.listUrl, '', 503)],
    ['is signed by somebody else', async (by) => issuer.publishList([], { by })],
    [
      'is of another issuer',
      async () => issuer.publishList([], { claims: { iss: 'https://other.example' }, vc: { issuer: undefined } }),
    ],
    ['is no list', async () => issuer.publishList([], { vc: { type: ['VerifiableCredential'] } })],
    ['is for something else', async () => issuer.publishList([], { subject: { statusPurpose: 'suspension' } })],
    ['is out of date', async () => issuer.publishList([], { claims: { exp: seconds(now) - 60 } })],
    [
      'is out of date by its own account',
      async () => issuer.publishList([], { vc: { validUntil: '2026-11-21T11:00:00Z' } }),
    ],
    ['is of the future', async () => issuer.publishList([], { vc: { validFrom: '2026-11-21T13:00:00Z' } })],
    ['can not be unpacked', async () => issuer.publishList([], { subject: { encodedList: 'uAAAA' } })],
    ['is too short to hide anybody', async () => issuer.publishList([], { bytes: 16_383 })],
    ['would fill the memory', async () => issuer.publishList([], { bytes: 16 * 1024 * 1024 + 1 })],
  ])('is not believed now where the list %s, and may be tried again', async (_what, publish) => {
    const token = await withStatus(issuer.statusEntry(5));
    await issuer.publishList([]);
    await publish(await createSigningKey('key-1'));
    expect(await verify(token)).toBe('unreachable');
    await issuer.publishList([]);
    expect(await verify(token)).toBe('good');
  });

  test('is not believed for an entry beyond the end of the list', async () => {
    await issuer.publishList([]);
    expect(await verify(await withStatus(issuer.statusEntry(131_072)))).toBe('unreachable');
  });

  test.each(['http://issuer.example/status/1', 'https://10.0.0.1/status/1', 'https://inside.example/status/1'])(
    'leads nobody to %s',
    async (statusListCredential) => {
      published.hosts.set('inside.example', ['169.254.169.254']);
      expect(await verify(await withStatus(issuer.statusEntry(5, { statusListCredential })))).toBe('unreachable');
      expect(published.asked.filter((one) => one.includes('status'))).toEqual([]);
    },
  );
});
