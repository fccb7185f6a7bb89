import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { readAppCall } from '../../../src/receiver/bigcommerce/app-call.ts';

const nowMs = Date.parse('2026-11-21T12:00:00Z');
const now = nowMs / 1_000;
const [clientId, clientSecret] = ['client-of-tests', 'the client secret of all the tests'];

/** As BigCommerce's documentation has it. */
const documented: JWTPayload = {
  aud: clientId,
  iss: 'bc',
  iat: now,
  nbf: now - 5,
  exp: now + 86_400,
  jti: 'c5f0bcf5-a504-4ae6-8dcc-0e40eaa5a070',
  sub: 'stores/z4zn3wo',
  user: { id: 9_876_543, email: 'authorized_user@example.com', locale: 'en-US' },
  owner: { id: 7_654_321, email: 'owner@example.com' },
  url: '/',
  channel_id: null,
};
const sign = (claims: JWTPayload, { secret = clientSecret, alg = 'HS256' } = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg, typ: 'JWT' }).sign(new TextEncoder().encode(secret));
const read = (token: string) => readAppCall(token, { clientId, clientSecret, nowMs });
const withClaims = (token: string, claims: JWTPayload): string => {
  const [header, , signature] = token.split('.');
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
};
const without = (name: string) => Object.fromEntries(Object.entries(documented).filter(([one]) => one !== name));

describe('a call of BigCommerce to the app', () => {
  test('says who is there, in which store', async () => {
    expect(await read(await sign(documented))).toEqual({
      storeHash: 'z4zn3wo',
      callId: 'c5f0bcf5-a504-4ae6-8dcc-0e40eaa5a070',
      issuedAtMs: nowMs,
      expiresAtMs: nowMs + 86_400_000,
      user: { userId: 9_876_543, email: 'authorized_user@example.com', locale: 'en-US' },
      owner: { userId: 7_654_321, email: 'owner@example.com' },
      path: '/',
    });
  });

  test.each([
    ['/orders/106/id-check', '/orders/106/id-check'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/', '/'],
    ['/"><script>', '/'],
    [undefined, '/'],
  ])('that opens %s opens %s', async (url, path) => {
    expect(await read(await sign({ ...documented, url }))).toMatchObject({ path });
  });

  test.each([
    ['a clock that is a minute ahead', { iat: now + 60, nbf: now + 60 }],
    ['a clock that is a minute behind', { exp: now - 59 }],
    ['a user without a language', { user: { id: 1, email: 'a@example.com' } }],
    ['what it may have one day', { plan: 'enterprise' }],
  ])('is believed with %s', async (_what, change) => {
    expect(await read(await sign({ ...documented, ...change }))).toMatchObject({ storeHash: 'z4zn3wo' });
  });

  test.each([
    ['signed with another secret', () => sign(documented, { secret: 'somebody else’s client secret, as long' })],
    ['signed with another algorithm', () => sign(documented, { alg: 'HS512' })],
    ['not signed at all', () => new UnsecuredJWT(documented).encode()],
    [
      'whose claims were changed',
      async () => withClaims(await sign(documented), { ...documented, sub: 'stores/other1' }),
    ],
    ['whose signature was cut off', async () => (await sign(documented)).replace(/\.[^.]*$/, '.')],
    ['for another app', () => sign({ ...documented, aud: 'another-client' })],
    ['of another issuer', () => sign({ ...documented, iss: 'bc/apps' })],
    ['that is a shopper’s token', () => sign({ ...documented, iss: 'bc/apps', operation: 'current_customer' })],
    ['that is out of date', () => sign({ ...documented, exp: now - 61 })],
    ['that is not good yet', () => sign({ ...documented, nbf: now + 61 })],
    ['from the future', () => sign({ ...documented, iat: now + 61 })],
    ['of a store that can be none', () => sign({ ...documented, sub: 'stores/../other1' })],
    ['of no store', () => sign({ ...documented, sub: 'z4zn3wo' })],
    ['of nobody', () => sign({ ...documented, user: { id: 0, email: 'a@example.com' } })],
    ['of a user by name', () => sign({ ...documented, user: { id: '9876543', email: 'a@example.com' } })],
    ['in two parts, as the one before it was', () => 'eyJ1c2VyIjp7fX0=.MDAwMA=='],
    ['that is empty', () => ''],
    ...['aud', 'iss', 'iat', 'nbf', 'exp', 'jti', 'sub', 'user', 'owner'].map(
      (name) => [`without ${name}`, () => sign(without(name))] satisfies [string, () => Promise<string>],
    ),
  ] satisfies (readonly [string, () => string | Promise<string>])[])(
    'is not believed: one %s',
    async (_what, forge) => {
      expect(await read(await forge())).toBeUndefined();
    },
  );
});
