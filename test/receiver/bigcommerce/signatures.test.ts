import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { readCurrentCustomer } from '../../../src/receiver/bigcommerce/current-customer.ts';
import { isSignedByBigCommerce } from '../../../src/receiver/bigcommerce/webhook-signature.ts';

describe("a webhook's signature", () => {
  const secret = 'test_client_secret_0123456789abcdef';
  const body =
    '{"scope":"store/order/created","store_id":"1025646","data":{"type":"order","id":250},"hash":"dd70c0976e06b67aaf671e73f49dcb79230ebf9d","created_at":1760000000,"producer":"stores/abc123"}';
  const headers = {
    id: '9f1c2c1e-0b1a-4a7e-9d55-0c5f4d6f0001',
    timestamp: '1760000000',
    signature: 'v1,Vzb/IjtxvIzlbroRbSWUUO5VfyVNwHP49FMfMGYd4qE=',
  };
  const bytes = new TextEncoder().encode(body);

  test('is that of the Standard Webhooks rules, keyed with the raw client secret', () => {
    expect(isSignedByBigCommerce(secret, headers, bytes)).toBe(true);
  });

  test('may be one of several, as after a change of secret', () => {
    expect(isSignedByBigCommerce(secret, { ...headers, signature: `v1,AAAA v1a,x ${headers.signature}` }, bytes)).toBe(
      true,
    );
  });

  test.each([
    ['none', ''],
    ['one of another version', headers.signature.replace('v1', 'v2')],
    ['a truncated one', headers.signature.slice(0, -8)],
    ['without its version', headers.signature.slice(3)],
  ])('is refused: %s', (_what, signature) => {
    expect(isSignedByBigCommerce(secret, { ...headers, signature }, bytes)).toBe(false);
  });

  test.each([
    '1760000001',
    '1760000000.0',
    ' 1760000000',
    '1760000000x',
    '-1760000000',
    '0x68e77800',
    '',
    '1e9',
    '17600000000000',
  ])('is refused for the time %j', (timestamp) => {
    expect(isSignedByBigCommerce(secret, { ...headers, timestamp }, bytes)).toBe(false);
  });

  test('is refused after the flip of any single bit of the body', () => {
    const accepted: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice();
      const at = bit >> 3;
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7));
      if (isSignedByBigCommerce(secret, headers, flipped)) accepted.push(bit);
    }
    expect(accepted).toEqual([]);
  });

  test('is refused under another secret or another id', () => {
    expect(isSignedByBigCommerce(`${secret}0`, headers, bytes)).toBe(false);
    expect(isSignedByBigCommerce(secret, { ...headers, id: 'other' }, bytes)).toBe(false);
    expect(isSignedByBigCommerce(secret, { ...headers, id: '' }, bytes)).toBe(false);
  });
});

describe('the current customer', () => {
  const secret = 'the client secret of the app 123';
  const nowMs = 1_760_000_000_000;
  const expected = { clientId: 'client', clientSecret: secret, storeHash: 'abc123', nowMs };
  const claims = {
    customer: { id: 4927, email: 'j@x.example', group_id: '6' },
    iss: 'bc/apps',
    sub: 'abc123',
    iat: nowMs / 1_000,
    exp: nowMs / 1_000 + 900,
    version: 1,
    aud: 'client',
    application_id: 'app',
    store_hash: 'abc123',
    operation: 'current_customer',
  };
  const sign = (changes: Record<string, unknown> = {}, key = secret, alg = 'HS256') =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg, typ: 'JWT' }).sign(new TextEncoder().encode(key));

  test('is the one whom BigCommerce signed for', async () => {
    expect(await readCurrentCustomer(await sign(), expected)).toBe(4927);
  });

  test.each<[string, Record<string, unknown>]>([
    ['another store', { store_hash: 'other1' }],
    ['another app', { aud: 'someone-else' }],
    ['a control-panel token', { iss: 'bc' }],
    ['another operation', { operation: 'other' }],
    ['a token out of date', { exp: nowMs / 1_000 - 60 }],
    ['a token without an end', { exp: undefined }],
    ['no customer', { customer: {} }],
    ['a customer id that is text', { customer: { id: '4927' } }],
  ])('is nobody for %s', async (_what, changes) => {
    expect(await readCurrentCustomer(await sign(changes), expected)).toBeUndefined();
  });

  test('is nobody for a token signed by somebody else, or not at all', async () => {
    expect(await readCurrentCustomer(await sign({}, 'another secret of 32 characters!'), expected)).toBeUndefined();
    expect(await readCurrentCustomer(await sign({}, secret, 'HS512'), expected)).toBeUndefined();
    const unsigned = [{ alg: 'none' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    expect(await readCurrentCustomer(`${unsigned}.`, expected)).toBeUndefined();
    expect(await readCurrentCustomer('not a token', expected)).toBeUndefined();
  });
});
