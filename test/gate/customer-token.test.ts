import { expect, test, vi } from 'vitest';
import type { Fetch } from '../../src/gate/call.ts';
import { readCustomerToken } from '../../src/gate/customer-token.ts';

const token = 'eyJhbGciOi.eyJjdXN0b21lciI6MX0.c2ln-_';
const answering =
  (text: string, status = 200): Fetch =>
  async () =>
    new Response(text, { status });

test.each([
  ['JSON', JSON.stringify({ token })],
  ['plain text', `${token}\n`],
])('takes a token given as %s', async (_, text) => expect(await readCustomerToken(answering(text), 'app')).toBe(token));

test.each([
  ['a guest', answering('Not Found', 404)],
  ['a page of the theme', answering(`<!doctype html><title>token: ${token}</title>`)],
  ['JSON without a token', answering('{"error":"x"}')],
  ['no answer', () => Promise.reject(new TypeError('offline'))],
] as const)('has none for %s', async (_, fetch) => expect(await readCustomerToken(fetch, 'app')).toBeNull());

test('asks for the app’s token, and asks nothing without an app', async () => {
  const fetch = vi.fn<Fetch>(answering(token));
  await readCustomerToken(fetch, 'app-1');
  expect(fetch.mock.calls[0]?.[0]).toBe('/customer/current.jwt?app_client_id=app-1');
  expect(await readCustomerToken(fetch, null)).toBeNull();
  expect(fetch).toHaveBeenCalledOnce();
});
